/**
 * The difference of two data sources: what was added, removed, changed and renamed, by element and
 * by field, and who inside the data source depends on whom.
 *
 * <p>In: two {@link dsc.model.Datasource} values. Out: {@link dsc.plan.diff.Change} values, which
 * {@link dsc.plan.diff.Patch} can replay.
 */
@NullMarked
package dsc.plan.diff;

import org.jspecify.annotations.NullMarked;
