/** Tests of {@code dsc.publish}. */
@NullMarked
package dsc.publish;

import org.jspecify.annotations.NullMarked;
