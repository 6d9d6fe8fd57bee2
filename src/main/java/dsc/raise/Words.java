package dsc.raise;

import dsc.catalog.Coercion;
import dsc.catalog.DataType;
import dsc.catalog.Value;
import dsc.model.Literals;
import dsc.spec.YamlTree;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Texts and values as a spec writes them. */
final class Words {
  private Words() {}

  /** Text where a reference such as {@code ${env.X}} would be one. */
  static String escaped(String text) {
    return text.replace("${", "$${");
  }

  /** A value of the data. */
  static YamlTree data(Value value) {
    return new YamlTree.Data(
        value instanceof Value.Text text ? new Value.Text(escaped(text.value())) : value);
  }

  /** The values of literals; those that a spec cannot give back are left out. */
  static List<YamlTree> values(List<String> literals, DataType type) {
    return literals.stream().flatMap(l -> value(l, type).stream()).map(Words::data).toList();
  }

  /** A constant as specs spell it. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /**
   * The value of a literal as a TDS writes it; empty when a spec could not give back the very same
   * literal for a field of this type.
   */
  static Optional<Value> value(String literal, DataType type) {
    return parsed(literal)
        .filter(v -> Coercion.to(v, type).map(Literals::data).filter(literal::equals).isPresent());
  }

  /** The value of a literal that a spec gives back whatever the type of the field. */
  static Optional<Value> exact(String literal) {
    return parsed(literal).filter(value -> Literals.data(value).equals(literal));
  }

  private static Optional<Value> parsed(String literal) {
    try {
      if (literal.equals("%null%")) {
        return Optional.of(new Value.Null());
      }
      if (literal.length() >= 2 && literal.startsWith("\"") && literal.endsWith("\"")) {
        String inside = literal.substring(1, literal.length() - 1);
        return Optional.of(new Value.Text(inside.replaceAll("\\\\(.)", "$1")));
      }
      if (literal.length() > 2 && literal.startsWith("#") && literal.endsWith("#")) {
        return Optional.of(date(literal.substring(1, literal.length() - 1)));
      }
      if (literal.equals("true") || literal.equals("false")) {
        return Optional.of(new Value.Bool(literal.equals("true")));
      }
      return Optional.of(
          literal.matches("[-+]?[0-9]+")
              ? new Value.Int(Long.parseLong(literal))
              : new Value.Real(new BigDecimal(literal)));
    } catch (NumberFormatException | DateTimeException unusual) {
      return Optional.empty();
    }
  }

  private static Value date(String text) {
    return text.length() <= 10
        ? new Value.Date(LocalDate.parse(text))
        : new Value.DateTime(LocalDateTime.parse(text.replace(' ', 'T')));
  }
}
