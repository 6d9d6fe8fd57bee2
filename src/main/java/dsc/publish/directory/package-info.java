/**
 * A folder as a target: one .tdsx per publication and a record in {@code .dsc} of what dsc put
 * there.
 *
 * <p>In: finished packages. Out: files that are replaced atomically and read back. A crash at any
 * moment leaves the old file or the new one, and the next apply finishes the job.
 */
@NullMarked
package dsc.publish.directory;

import org.jspecify.annotations.NullMarked;
