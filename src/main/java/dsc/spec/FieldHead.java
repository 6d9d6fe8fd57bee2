package dsc.spec;

import dsc.diag.Span;
import java.util.Optional;

/**
 * What every field that a spec adds has: its key, which is its caption unless {@code caption} says
 * otherwise, its attributes and the name inside the TDS where that is pinned.
 */
public record FieldHead(
    Located<String> name,
    Optional<ValueExpr> caption,
    FieldAttributes attributes,
    Optional<Located<String>> internalName,
    Span span) {}
