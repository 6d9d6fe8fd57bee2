/** Tests of {@link dsc.evaluate}. */
@NullMarked
package dsc.evaluate;

import org.jspecify.annotations.NullMarked;
