@NullMarked
package dsc.check;

import org.jspecify.annotations.NullMarked;
