/**
 * Turns a checked spec into a {@link dsc.model.Datasource}: defaults filled in, the tenant's values
 * bound, everything under its internal name.
 *
 * <p>In: {@link dsc.resolve.Resolved} with inferred types. Out: {@link dsc.model.Datasource}.
 * Nothing here fails on user input: whatever could be wrong was reported before.
 */
@NullMarked
package dsc.lower;

import org.jspecify.annotations.NullMarked;
