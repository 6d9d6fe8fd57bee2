/**
 * Reads rows out of databases through JDBC drivers, bundled or brought by the user.
 *
 * <p>In: a {@link dsc.extract.Database} and queries in its own SQL. Out: columns with their types,
 * and rows streamed into a {@link dsc.extract.RowSink} in constant memory. Drivers of the user live
 * in a class loader of their own.
 */
@NullMarked
package dsc.jdbc;

import org.jspecify.annotations.NullMarked;
