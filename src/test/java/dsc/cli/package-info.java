/** Tests of {@link dsc.cli}. */
@NullMarked
package dsc.cli;

import org.jspecify.annotations.NullMarked;
