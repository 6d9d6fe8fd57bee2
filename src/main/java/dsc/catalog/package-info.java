/**
 * Tableau's vocabulary as data: data types, roles, levels, literal values, the functions and the
 * connection classes.
 *
 * <p>In: the data files under {@code dsc/catalog}. Out: immutable catalogs. A new function or
 * connection class is a new entry in a data file and no Java.
 */
@NullMarked
package dsc.catalog;

import org.jspecify.annotations.NullMarked;
