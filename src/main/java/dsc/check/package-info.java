/**
 * Gives every expression of a formula its data type and level, and reports what Tableau would
 * reject.
 *
 * <p>In: {@link dsc.formula.Expr} and {@link dsc.resolve.SymbolTable}. Out: {@link
 * dsc.check.TypedExpr}, the inferred attributes of calculations and diagnostics. What touches an
 * error is silent: one mistake is reported once.
 */
@NullMarked
package dsc.check;

import org.jspecify.annotations.NullMarked;
