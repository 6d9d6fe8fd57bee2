package dsc.spec;

import dsc.diag.Diagnostic;

/**
 * Stops the composer at the first thing a document may not hold; never leaves {@link YamlReader}.
 */
final class YamlLimitException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient Diagnostic diagnostic;

  YamlLimitException(Diagnostic diagnostic) {
    super(diagnostic.message(), null, false, false);
    this.diagnostic = diagnostic;
  }

  Diagnostic diagnostic() {
    return diagnostic;
  }
}
