@NullMarked
package dsc.catalog;

import org.jspecify.annotations.NullMarked;
