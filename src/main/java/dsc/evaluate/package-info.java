/**
 * Values of formulas: on a spec's own data and on the fixture rows of its tests.
 *
 * <p>In: a checked spec, formulas or tests, and an engine behind the port {@link
 * dsc.evaluate.RowEngine}. Out: values and what differs from what a test expects. Nothing is
 * printed or written here.
 */
@NullMarked
package dsc.evaluate;

import org.jspecify.annotations.NullMarked;
