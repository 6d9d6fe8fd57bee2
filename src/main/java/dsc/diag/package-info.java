/**
 * What went wrong and where: source files, spans, diagnostics, suggestions and their human layout.
 *
 * <p>In: facts reported by the passes. Out: sorted diagnostics and rendered text. Offsets count
 * Unicode code points everywhere, because both the YAML reader and the formula lexer do.
 */
@NullMarked
package dsc.diag;

import org.jspecify.annotations.NullMarked;
