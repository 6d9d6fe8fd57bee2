package dsc.spec;

import dsc.diag.Span;

/** Says that a field or table was renamed, so that it keeps its identity. */
public record MovedSpec(Located<String> from, Located<String> to, Span span) {}
