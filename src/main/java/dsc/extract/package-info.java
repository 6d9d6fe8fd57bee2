/**
 * What an extract holds and how its rows are made: the program for the engine, and the ports it
 * runs through.
 *
 * <p>In: a {@link dsc.model.Datasource} and the files behind its tables. Out: an {@link
 * dsc.extract.ExtractProgram}. SQL is printed here and in {@code query} only, with every identifier
 * and literal quoted.
 */
@NullMarked
package dsc.extract;

import org.jspecify.annotations.NullMarked;
