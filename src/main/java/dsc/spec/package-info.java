/**
 * What the author wrote: YAML nodes with their places, the schema check and the {@code Spec}
 * records.
 *
 * <p>In: the text of a spec. Out: {@link dsc.spec.DatasourceSpec}, with formulas still as text that
 * knows where each of its characters stands in the file.
 */
@NullMarked
package dsc.spec;

import org.jspecify.annotations.NullMarked;
