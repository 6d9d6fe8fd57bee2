/**
 * Who may be hurt by a change: one small rule per kind of harm, over the changes of one data
 * source.
 *
 * <p>In: {@link dsc.plan.diff.Change} values and the two data sources. Out: {@link
 * dsc.plan.hazard.Hazard} values with a code, a class, a reason and who depends on the changed
 * thing.
 */
@NullMarked
package dsc.plan.hazard;

import org.jspecify.annotations.NullMarked;
