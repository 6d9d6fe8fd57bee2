/** Tests of {@code dsc.plan.hazard}. */
@NullMarked
package dsc.plan.hazard;

import org.jspecify.annotations.NullMarked;
