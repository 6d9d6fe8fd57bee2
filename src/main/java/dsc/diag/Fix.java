package dsc.diag;

/** A change of the text that would mend the problem. A safe fix never changes the meaning. */
public record Fix(String title, Span span, String replacement, boolean safe) {}
