package dsc.model;

/**
 * A part of a saved TDS that dsc does not interpret: where it hangs and its canonical XML. It is
 * written back in place, compared, and shown by import. The anchor is the path of the parent
 * element from the root, empty for the root itself: {@code connection}, {@code extract}, {@code
 * column [Sales]}, {@code extract/connection}.
 */
public record Opaque(ElementId id, String anchor, String xml) implements Element {}
