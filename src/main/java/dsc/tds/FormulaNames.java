package dsc.tds;

import java.util.ArrayList;
import java.util.List;

/**
 * The names in a formula as Tableau stores it, found without parsing it: text literals and comments
 * hide brackets, and {@code [Parameters].[X]} is a parameter.
 *
 * @param fields bracketed field names
 * @param parameters bracketed parameter names
 * @param outsideLevels the code outside of level-of-detail braces, without literals and names
 */
record FormulaNames(List<String> fields, List<String> parameters, String outsideLevels) {

  static FormulaNames of(String formula) {
    List<String> fields = new ArrayList<>();
    List<String> parameters = new ArrayList<>();
    StringBuilder outside = new StringBuilder();
    int level = 0;
    int i = 0;
    while (i < formula.length()) {
      char c = formula.charAt(i);
      if (c == '"' || c == '\'') {
        i = after(formula, i + 1, String.valueOf(c));
      } else if (formula.startsWith("//", i)) {
        i = after(formula, i, "\n");
      } else if (formula.startsWith("/*", i)) {
        i = after(formula, i + 2, "*/");
      } else if (c == '[') {
        int end = name(formula, i);
        String name = formula.substring(i, end);
        if (name.equals("[Parameters]") && formula.startsWith(".[", end)) {
          int last = name(formula, end + 1);
          parameters.add(formula.substring(end + 1, last));
          end = last;
        } else if (formula.startsWith(".[", end)) {
          // A field of another data source; only workbooks have them.
          end = name(formula, end + 1);
        } else {
          fields.add(name);
        }
        i = end;
      } else {
        level += c == '{' ? 1 : c == '}' ? -1 : 0;
        if (level == 0) {
          outside.append(c);
        }
        i++;
      }
    }
    return new FormulaNames(List.copyOf(fields), List.copyOf(parameters), outside.toString());
  }

  private static int after(String formula, int from, String end) {
    int found = formula.indexOf(end, from);
    return found < 0 ? formula.length() : found + end.length();
  }

  /** The offset after the bracketed name that starts here. */
  private static int name(String formula, int start) {
    int i = start + 1;
    while (i < formula.length()) {
      if (formula.charAt(i) == ']') {
        if (!formula.startsWith("]]", i)) {
          return i + 1;
        }
        i++;
      }
      i++;
    }
    return formula.length();
  }
}
