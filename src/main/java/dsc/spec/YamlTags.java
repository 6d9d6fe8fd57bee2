package dsc.spec;

import dsc.catalog.Value;
import dsc.diag.Diagnostics;
import dsc.diag.Span;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/**
 * The values of scalars by the core schema of YAML 1.2 (section 10.3.2 of the YAML specification).
 */
final class YamlTags {
  private static final String PREFIX = "tag:yaml.org,2002:";
  private static final Set<String> NULLS = Set.of("", "~", "null", "Null", "NULL");
  private static final Set<String> BOOLEANS =
      Set.of("true", "True", "TRUE", "false", "False", "FALSE");
  private static final Pattern NUMBER =
      Pattern.compile(
          "(?<int>[-+]?[0-9]++)|0o(?<octal>[0-7]++)|0x(?<hex>[0-9a-fA-F]++)"
              + "|[-+]?(?:\\.[0-9]++|[0-9]++(?:\\.[0-9]*+)?)(?:[eE][-+]?[0-9]++)?"
              + "|(?<special>[-+]?\\.(?:inf|Inf|INF)|\\.(?:nan|NaN|NAN))");

  /** Longer numbers than this are a mistake or an attack, and slow to work with. */
  private static final int MAX_DIGITS = 100;

  /** The exponents a 64-bit floating point number can have. */
  private static final int MAX_EXPONENT = 308;

  private YamlTags() {}

  /**
   * The value of a scalar (whose tag is at {@code tagSpan}); a tag or number that can't be used is
   * reported and counts as text.
   */
  static Value value(ScalarEvent event, Span span, Span tagSpan, Diagnostics diags) {
    String text = event.getValue();
    String tag = event.getTag().orElse("");
    return switch (tag) {
      case "" -> event.isPlain() ? plain(text, span, diags) : new Value.Text(text);
      case "!", PREFIX + "str" -> new Value.Text(text);
      case PREFIX + "int", PREFIX + "float", PREFIX + "bool", PREFIX + "null" ->
          plain(text, span, diags);
      default -> {
        diags.report(Problems.unknownTag(tagSpan, tag));
        yield new Value.Text(text);
      }
    };
  }

  /** Reports a tag on a mapping or list that is not YAML's own. */
  static void checkCollection(String tag, Span span, Diagnostics diags) {
    if (!Set.of("!", PREFIX + "map", PREFIX + "seq").contains(tag)) {
      diags.report(Problems.unknownTag(span, tag));
    }
  }

  private static Value plain(String text, Span span, Diagnostics diags) {
    if (NULLS.contains(text)) {
      return new Value.Null();
    }
    if (BOOLEANS.contains(text)) {
      return new Value.Bool(text.toLowerCase(Locale.ROOT).equals("true"));
    }
    if (!startsLikeNumber(text.charAt(0))) {
      return new Value.Text(text);
    }
    Matcher number = NUMBER.matcher(text);
    if (!number.matches()) {
      return new Value.Text(text);
    }
    if (number.group("special") != null || text.length() > MAX_DIGITS) {
      diags.report(Problems.numberOutOfRange(span));
      return new Value.Text(text);
    }
    return number(number, text, span, diags);
  }

  private static boolean startsLikeNumber(char c) {
    return (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.';
  }

  private static Value number(Matcher number, String text, Span span, Diagnostics diags) {
    try {
      if (number.group("int") != null) {
        return new Value.Int(Long.parseLong(text));
      }
      if (number.group("octal") != null) {
        return new Value.Int(Long.parseLong(number.group("octal"), 8));
      }
      if (number.group("hex") != null) {
        return new Value.Int(Long.parseLong(number.group("hex"), 16));
      }
      BigDecimal real = new BigDecimal(text);
      if (real.signum() == 0 || Math.abs((long) real.precision() - real.scale()) <= MAX_EXPONENT) {
        return new Value.Real(real);
      }
    } catch (NumberFormatException tooLarge) {
      // More than 64 bits, or an exponent of more than 32: reported below.
    }
    diags.report(Problems.numberOutOfRange(span));
    return new Value.Text(text);
  }
}
