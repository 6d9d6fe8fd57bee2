/**
 * Java binding to Tableau's Hyper engine, with the names the official Hyper API uses.
 *
 * <p>In: the engine's program {@code hyperd}, found or installed here; SQL text built with {@link
 * dsc.hyper.Sql}; rows. Out: {@code .hyper} files and query results. The engine runs as a child
 * process that ends with ours and listens on a private socket only; its errors arrive as {@link
 * dsc.diag.DscException}.
 */
@NullMarked
package dsc.hyper;

import org.jspecify.annotations.NullMarked;
