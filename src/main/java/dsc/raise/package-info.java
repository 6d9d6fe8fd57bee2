/**
 * Turns a saved data source into the spec that a person would have written: captions, formulas laid
 * out, defaults left out.
 *
 * <p>In: a {@link dsc.model.Datasource} in normal form. Out: a tree of YAML and what of the data
 * source each of its entries says. What has no words in a spec is left out; whoever calls finds out
 * by compiling the spec again.
 */
@NullMarked
package dsc.raise;

import org.jspecify.annotations.NullMarked;
