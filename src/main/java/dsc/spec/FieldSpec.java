package dsc.spec;

import dsc.catalog.DataType;
import dsc.diag.Span;
import java.util.Optional;

/**
 * What the author says about one column as a field. The reference is {@code table.column}, or the
 * column alone where only one table has it; {@code internalName} pins the name inside the TDS (for
 * imported data sources).
 */
public record FieldSpec(
    Located<String> reference,
    Optional<ValueExpr> caption,
    Optional<Located<DataType>> dataType,
    FieldAttributes attributes,
    Optional<Located<String>> internalName,
    Span span) {}
