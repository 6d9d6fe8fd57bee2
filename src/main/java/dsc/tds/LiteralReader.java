package dsc.tds;

import dsc.catalog.Value;
import dsc.model.Literals;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads data literals, which {@link Literals} writes. */
final class LiteralReader {
  private static final Pattern INTEGER = Pattern.compile("-?(0|[1-9][0-9]{0,17})");
  private static final Pattern REAL = Pattern.compile("-?[0-9]+\\.[0-9]+");

  private LiteralReader() {}

  /** The value of a literal, or empty when it is not spelt as Tableau spells it. */
  static Optional<Value> read(String literal) {
    return parse(literal).filter(value -> Literals.data(value).equals(literal));
  }

  private static Optional<Value> parse(String literal) {
    if (literal.equals("%null%")) {
      return Optional.of(new Value.Null());
    }
    if (literal.equals("true") || literal.equals("false")) {
      return Optional.of(new Value.Bool(literal.equals("true")));
    }
    if (literal.length() >= 2 && literal.startsWith("\"") && literal.endsWith("\"")) {
      return Optional.of(new Value.Text(unescape(literal.substring(1, literal.length() - 1))));
    }
    if (literal.length() >= 2 && literal.startsWith("#") && literal.endsWith("#")) {
      return temporal(literal.substring(1, literal.length() - 1));
    }
    if (INTEGER.matcher(literal).matches()) {
      return Optional.of(new Value.Int(Long.parseLong(literal)));
    }
    return REAL.matcher(literal).matches()
        ? Optional.of(new Value.Real(new BigDecimal(literal)))
        : Optional.empty();
  }

  private static String unescape(String body) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < body.length(); i++) {
      char c = body.charAt(i);
      if (c == '\\' && i + 1 < body.length()) {
        i++;
        c = body.charAt(i);
      }
      out.append(c);
    }
    return out.toString();
  }

  private static Optional<Value> temporal(String text) {
    try {
      return text.indexOf(' ') < 0
          ? Optional.of(new Value.Date(LocalDate.parse(text)))
          : Optional.of(new Value.DateTime(LocalDateTime.parse(text.replace(' ', 'T'))));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
