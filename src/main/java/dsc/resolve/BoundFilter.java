package dsc.resolve;

import dsc.spec.FilterSpec;

/** A filter and the field it is on. */
public record BoundFilter(FilterSpec spec, Symbol.Field field) {}
