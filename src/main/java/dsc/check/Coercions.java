package dsc.check;

import dsc.catalog.DataType;
import dsc.catalog.ParameterType;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The conversions Tableau does by itself: integer to real, date to datetime, NULL to anything. All
 * else needs INT, FLOAT, STR, DATE or DATETIME. Source: Tableau help, "Type conversion", and the
 * connector SDK's function map.
 */
final class Coercions {
  private Coercions() {}

  /** Whether a value of one type can stand where the other is wanted. */
  static boolean fits(DataType given, DataType wanted) {
    return given == wanted
        || given == DataType.NULL
        || given == DataType.ERROR
        || (given == DataType.INTEGER && wanted == DataType.REAL)
        || (given == DataType.DATE && wanted == DataType.DATETIME);
  }

  /** The type both can be converted to. */
  static Optional<DataType> common(DataType a, DataType b) {
    return fits(a, b) ? Optional.of(b) : fits(b, a) ? Optional.of(a) : Optional.empty();
  }

  /** The type all can be converted to; NULL when there are none. */
  static Optional<DataType> common(List<DataType> types) {
    Optional<DataType> result = Optional.of(DataType.NULL);
    for (DataType type : types) {
      result = result.flatMap(so -> common(so, type));
    }
    return result;
  }

  /** How far a type is from what a parameter takes: 0 is exact; empty when it does not fit. */
  static OptionalInt distance(DataType given, ParameterType wanted) {
    if (given == DataType.NULL) {
      return OptionalInt.of(0);
    }
    return switch (wanted) {
      case ANY -> OptionalInt.of(1);
      case NUMBER, COUNT -> when(given.isNumber(), 0);
      case BOOLEAN -> when(given == DataType.BOOLEAN, 0);
      case INTEGER -> when(given == DataType.INTEGER, 0);
      case REAL -> when(given.isNumber(), given == DataType.REAL ? 0 : 1);
      case STRING, DATE_PART, WEEKDAY, SORT_ORDER -> when(given == DataType.STRING, 0);
      case DATE -> when(given == DataType.DATE, 0);
      case DATETIME -> when(given.isTemporal(), given == DataType.DATETIME ? 0 : 1);
      case SPATIAL -> when(given == DataType.SPATIAL, 0);
    };
  }

  private static OptionalInt when(boolean fits, int distance) {
    return fits ? OptionalInt.of(distance) : OptionalInt.empty();
  }

  /** The data type of a parameter that names one; empty for any, number and count. */
  static Optional<DataType> dataType(ParameterType type) {
    return switch (type) {
      case ANY, NUMBER, COUNT -> Optional.empty();
      case BOOLEAN -> Optional.of(DataType.BOOLEAN);
      case INTEGER -> Optional.of(DataType.INTEGER);
      case REAL -> Optional.of(DataType.REAL);
      case STRING, DATE_PART, WEEKDAY, SORT_ORDER -> Optional.of(DataType.STRING);
      case DATE -> Optional.of(DataType.DATE);
      case DATETIME -> Optional.of(DataType.DATETIME);
      case SPATIAL -> Optional.of(DataType.SPATIAL);
    };
  }

  /** The expression as a value of the type; unchanged when it is one already. */
  static TypedExpr convert(TypedExpr expr, DataType wanted) {
    return expr.type() == wanted || expr.type() == DataType.ERROR || wanted == DataType.NULL
        ? expr
        : new TypedExpr.Coerce(new TypeInfo(wanted, expr.level()), expr);
  }
}
