@NullMarked
package dsc.diag;

import org.jspecify.annotations.NullMarked;
