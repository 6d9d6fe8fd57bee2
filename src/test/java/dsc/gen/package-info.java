/** Generators of model values and edits for the property tests. */
@NullMarked
package dsc.gen;

import org.jspecify.annotations.NullMarked;
