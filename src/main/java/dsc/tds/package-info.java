/**
 * Tableau's data source files: TDS documents and TDSX packages.
 *
 * <p>In: a {@link dsc.model.Datasource}, or the bytes of what Tableau saved. Out: bytes that
 * Tableau 2024.3 and later would have saved, or the data source. Only this package knows the XML;
 * reading and writing of one element lie in one class, so that they can't drift apart.
 */
@NullMarked
package dsc.tds;

import org.jspecify.annotations.NullMarked;
