package dsc.model;

/**
 * A part of a saved TDS that dsc does not interpret: where it hangs and its canonical XML. It is
 * written back in place, compared, and shown by import.
 */
public record Opaque(ElementId id, String anchor, String xml) implements Element {}
