package dsc.model;

import dsc.catalog.Value;

/**
 * Data literals as a TDS writes them in members, alias keys and parameter values: text in double
 * quotes with backslash escapes, {@code %null%} for null. Formulas do not use this escaping.
 * Source: files saved by Tableau.
 */
public final class Literals {
  private Literals() {}

  /** The literal of a text. */
  public static String text(String text) {
    return '"' + escaped(text) + '"';
  }

  /** A text as it stands between the quotes of a literal. */
  public static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"").replace("%", "\\%").replace("#", "\\#");
  }

  /** The literal of a value. */
  public static String data(Value value) {
    return switch (value) {
      case Value.Null ignored -> "%null%";
      case Value.Text text -> text(text.value());
      case Value.Date date -> "#" + date.display() + "#";
      case Value.DateTime time -> "#" + time.display() + "#";
      case Value.Bool bool -> bool.display();
      case Value.Int number -> number.display();
      case Value.Real number -> number.display();
    };
  }
}
