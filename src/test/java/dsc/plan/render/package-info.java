/** Tests of {@code dsc.plan.render}. */
@NullMarked
package dsc.plan.render;

import org.jspecify.annotations.NullMarked;
