package dsc.plan.diff;

import dsc.catalog.DataType;
import dsc.catalog.FieldType;
import dsc.catalog.Role;
import dsc.catalog.Value;
import java.util.Locale;

/** Values and names in words. */
final class Shown {
  private Shown() {}

  /** A text in quotes, on one line: quotes, backslashes and line ends inside are escaped. */
  static String quoted(String text) {
    return '"'
        + text.replace("\\", "\\\\")
            .replace("\"", "\\\"")
            .replace("\n", "\\n")
            .replace("\r", "\\r")
            .replace("\t", "\\t")
        + '"';
  }

  /** A literal; only texts have quotes, so that the text 1 and the number 1 look different. */
  static String literal(Value value) {
    return value instanceof Value.Text(String text) ? quoted(text) : value.display();
  }

  /** A constant: Tableau's spelling where it has one, else its name as words. */
  static String constant(Enum<?> constant) {
    return switch (constant) {
      case DataType type -> type.text();
      case Role role -> role.text();
      case FieldType type -> type.text();
      default -> constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    };
  }

  /** {@code dataType} and {@code DataType} as {@code data type}. */
  static String words(String camelCase) {
    return camelCase.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
  }
}
