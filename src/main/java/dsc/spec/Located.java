package dsc.spec;

import dsc.diag.Span;

/** A value with the place where it was written. */
public record Located<T>(T value, Span span) {}
