package dsc.extract;

import dsc.catalog.DataType;
import dsc.catalog.Decimal;
import dsc.catalog.Value;
import java.nio.file.Path;
import java.util.Optional;

/** The only way a name or value gets into SQL for the engine: quoted. */
final class Sql {
  private Sql() {}

  /** A quoted identifier. */
  static String identifier(String name) {
    if (name.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("a name cannot hold the NUL character");
    }
    return "\"" + name.replace("\"", "\"\"") + "\"";
  }

  /** A quoted text. */
  static String text(String value) {
    if (value.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("a text cannot hold the NUL character");
    }
    return "'" + value.replace("'", "''") + "'";
  }

  /** The absolute path of a file, as a quoted text. */
  static String path(Path file) {
    return text(file.toAbsolutePath().normalize().toString());
  }

  /** A literal of the engine's type for the value. */
  static String literal(Value value) {
    return switch (value) {
      case Value.Null ignored -> "NULL";
      case Value.Bool bool -> bool.value() ? "TRUE" : "FALSE";
      case Value.Int number -> "BIGINT " + text(Long.toString(number.value()));
      case Value.Real number -> "DOUBLE PRECISION " + text(number.value().toString());
      case Value.Text string -> "TEXT " + text(string.value());
      case Value.Date date -> "DATE " + text(date.display());
      case Value.DateTime time -> "TIMESTAMP " + text(time.display());
    };
  }

  /** The engine's type for a column. */
  static String type(DataType type, Optional<Decimal> decimal) {
    return decimal
        .map(digits -> "NUMERIC(" + digits.precision() + ", " + digits.scale() + ")")
        .orElseGet(() -> type(type));
  }

  /** The engine's type for a column, as Tableau's own extracts have it. */
  static String type(DataType type) {
    return switch (type) {
      case BOOLEAN -> "BOOLEAN";
      case INTEGER -> "BIGINT";
      case REAL -> "DOUBLE PRECISION";
      case STRING -> "TEXT";
      case DATE -> "DATE";
      case DATETIME -> "TIMESTAMP";
      case SPATIAL -> "TABLEAU.TABGEOGRAPHY";
      case TABLE, TUPLE, UNKNOWN, NULL, ERROR ->
          throw new IllegalArgumentException("no column has type " + type.text());
    };
  }
}
