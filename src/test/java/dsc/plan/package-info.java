/** Tests of {@code dsc.plan}. */
@NullMarked
package dsc.plan;

import org.jspecify.annotations.NullMarked;
