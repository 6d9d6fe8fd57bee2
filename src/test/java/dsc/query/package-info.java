@NullMarked
package dsc.query;

import org.jspecify.annotations.NullMarked;
