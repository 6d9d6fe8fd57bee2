/** Generators of values for property tests. */
@NullMarked
package dsc.gen;

import org.jspecify.annotations.NullMarked;
