/** Tests of the command line: whole commands in one process, with what they print. */
@NullMarked
package dsc.cli;

import org.jspecify.annotations.NullMarked;
