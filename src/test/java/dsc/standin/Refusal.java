package dsc.standin;

/** Thrown by a handler: the request is refused with a code of Tableau's. */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;
  final String code;

  Refusal(String code, String detail) {
    super(detail);
    this.code = code;
  }

  int status() {
    return Integer.parseInt(code.substring(0, 3));
  }

  String detail() {
    return String.valueOf(getMessage());
  }
}
