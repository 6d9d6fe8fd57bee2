package dsc.parts;

import dsc.diag.Span;

/** Something in a parts file that fits nowhere; becomes a diagnostic. */
final class Misfit extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Span span;

  Misfit(Span span, String message) {
    super(message);
    this.span = span;
  }

  Span span() {
    return span;
  }

  String sentence() {
    return String.valueOf(getMessage());
  }
}
