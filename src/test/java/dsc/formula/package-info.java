@NullMarked
package dsc.formula;

import org.jspecify.annotations.NullMarked;
