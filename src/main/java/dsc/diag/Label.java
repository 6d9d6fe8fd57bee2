package dsc.diag;

/** A span with a few words about it, shown under the underlined text. The text may be empty. */
public record Label(Span span, String text) {}
