/** Tests of reading databases, against real ones. */
@NullMarked
package dsc.jdbc;

import org.jspecify.annotations.NullMarked;
