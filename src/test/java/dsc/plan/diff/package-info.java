/** Tests of {@code dsc.plan.diff}. */
@NullMarked
package dsc.plan.diff;

import org.jspecify.annotations.NullMarked;
