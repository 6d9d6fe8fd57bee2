/**
 * What dsc would do to a target and how it does it: plans, the ports to targets, and the applier.
 *
 * <p>In: the data sources a workspace wants and what a {@link dsc.plan.Target} holds. Out: a {@link
 * dsc.plan.Plan}, its JSON form, and after applying it a {@link dsc.plan.Report}.
 */
@NullMarked
package dsc.plan;

import org.jspecify.annotations.NullMarked;
