/**
 * What a spec doesn't say of an imported data source, kept in a file beside it.
 *
 * <p>In: two {@link dsc.model.Datasource}s, or the text of a parts file. Out: the text of a parts
 * file, or a {@link dsc.model.Datasource} with every part back in its place and {@link
 * dsc.diag.Diagnostic}s about parts that don't fit.
 */
@NullMarked
package dsc.parts;

import org.jspecify.annotations.NullMarked;
