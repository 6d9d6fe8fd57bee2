/**
 * The command line: arguments in, one use case each, a view out. The only package that prints, and
 * the only one that turns failures into exit codes.
 */
@NullMarked
package dsc.cli;

import org.jspecify.annotations.NullMarked;
