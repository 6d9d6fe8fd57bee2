/**
 * Typed formulas as SQL of the Hyper engine: values of a formula over rows, and filters on rows.
 *
 * <p>In: {@link dsc.check.TypedExpr}, the SQL templates of the catalog and a {@link
 * dsc.query.Relation} that holds the rows. Out: SQL text. Names and literals are always quoted, and
 * nothing is emitted that the engine cannot evaluate; that is reported instead.
 */
@NullMarked
package dsc.query;

import org.jspecify.annotations.NullMarked;
