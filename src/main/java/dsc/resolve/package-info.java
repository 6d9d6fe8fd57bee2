/**
 * Binds names to symbols: tables, fields, calculations and parameters, with their internal names.
 *
 * <p>In: {@link dsc.spec.DatasourceSpec}. Out: {@link dsc.resolve.Resolved}.
 */
@NullMarked
package dsc.resolve;

import org.jspecify.annotations.NullMarked;
