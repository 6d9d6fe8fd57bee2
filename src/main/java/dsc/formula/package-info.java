/**
 * The syntax of Tableau's calculation language: parser, tree and canonical printer.
 *
 * <p>In: formula text. Out: {@link dsc.formula.Expr}. Nothing here knows what a name means.
 */
@NullMarked
package dsc.formula;

import org.jspecify.annotations.NullMarked;
