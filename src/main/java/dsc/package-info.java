/**
 * The compiler from a data source spec to Tableau's file formats, and the program's entry point.
 *
 * <p>In: the spec files of a workspace. Out: compiled artefacts and diagnostics.
 */
@NullMarked
package dsc;

import org.jspecify.annotations.NullMarked;
