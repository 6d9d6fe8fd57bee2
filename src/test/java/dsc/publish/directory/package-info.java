/** Tests of {@code dsc.publish.directory}. */
@NullMarked
package dsc.publish.directory;

import org.jspecify.annotations.NullMarked;
