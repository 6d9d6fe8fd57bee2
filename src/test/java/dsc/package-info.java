@NullMarked
package dsc;

import org.jspecify.annotations.NullMarked;
