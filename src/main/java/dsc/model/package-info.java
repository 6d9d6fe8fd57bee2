/**
 * The pivot of dsc: a data source in target-neutral normal form.
 *
 * <p>Specs are lowered down to it, saved TDS files are read up to it, and plan compares two values
 * of it. No places, no sugar; equal values mean the same data source to Tableau.
 */
@NullMarked
package dsc.model;

import org.jspecify.annotations.NullMarked;
