package dsc.formula;

import java.util.Optional;

/**
 * A pattern of SQL's LIKE as a function of Tableau: {@code '%x%'} is CONTAINS, {@code 'x%'}
 * STARTSWITH, {@code '%x'} ENDSWITH, and {@code 'x'} is the operator {@code =}.
 *
 * @param argument the second argument as formula text
 */
record LikePattern(String function, String argument) {

  /** The function for a pattern, or nothing when its wildcards have no function of their own. */
  static Optional<LikePattern> of(String pattern) {
    boolean open = pattern.startsWith("%");
    boolean openEnd = pattern.length() > 1 && pattern.endsWith("%");
    String text = pattern.substring(open ? 1 : 0, pattern.length() - (openEnd ? 1 : 0));
    if (text.isEmpty() || text.contains("%") || text.contains("_")) {
      return Optional.empty();
    }
    String function = open ? (openEnd ? "CONTAINS" : "ENDSWITH") : openEnd ? "STARTSWITH" : "=";
    return Optional.of(new LikePattern(function, FormulaPrinter.quoted(text)));
  }

  /** The text of the call, or of the comparison. */
  String call(String subject) {
    return function.equals("=")
        ? subject + " = " + argument
        : function + "(" + subject + ", " + argument + ")";
  }
}
