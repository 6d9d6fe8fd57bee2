/**
 * Plans and reports for people: on a terminal or in a log, and as a comment on a pull request.
 *
 * <p>In: {@link dsc.plan.Plan} and {@link dsc.plan.Report} values, a width and whether there are
 * colours. Out: text. Nothing is decided here.
 */
@NullMarked
package dsc.plan.render;

import org.jspecify.annotations.NullMarked;
