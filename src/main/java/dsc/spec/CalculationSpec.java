package dsc.spec;

import dsc.catalog.DataType;
import dsc.diag.ScalarText;
import dsc.diag.Span;
import java.util.Optional;

/**
 * One calculation. The name is its key in the spec and its caption unless {@code caption} says
 * otherwise; {@code internalName} pins the name inside the TDS (for imported data sources).
 */
public record CalculationSpec(
    Located<String> name,
    Optional<ValueExpr> caption,
    ScalarText formula,
    Optional<Located<DataType>> dataType,
    FieldAttributes attributes,
    Optional<AddressingSpec> computeUsing,
    Optional<Located<String>> internalName,
    Span span) {}
