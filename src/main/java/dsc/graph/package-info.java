/**
 * Draws what a data source is made of: tables and how they are joined, and which calculations use
 * which fields.
 *
 * <p>In: a {@link dsc.model.Datasource}. Out: text for Mermaid, for Graphviz, or an SVG picture.
 */
@NullMarked
package dsc.graph;

import org.jspecify.annotations.NullMarked;
