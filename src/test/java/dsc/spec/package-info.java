@NullMarked
package dsc.spec;

import org.jspecify.annotations.NullMarked;
