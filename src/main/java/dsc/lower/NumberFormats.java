package dsc.lower;

import dsc.catalog.DataType;
import java.util.Map;

/**
 * A spec's {@code format} as the {@code default-format} of a TDS. Names ({@code percent}) and
 * patterns ({@code #,##0.0}) are translated; a text that starts with Tableau's own kind letter is
 * kept as it is. Source of the forms: files saved by Tableau.
 */
public final class NumberFormats {
  private static final Map<String, String> NAMED =
      Map.of(
          "number", "n#,##0;-#,##0",
          "decimal", "n#,##0.00;-#,##0.00",
          "percent", "p0.0%",
          "currency", "c\"$\"#,##0.00;(\"$\"#,##0.00)");

  private NumberFormats() {}

  /** The text of {@code default-format}. */
  public static String tds(String format, DataType type) {
    String named = NAMED.get(format);
    if (named != null) {
      return named;
    }
    if (!format.isEmpty() && "npcC*".indexOf(format.charAt(0)) >= 0) {
      return format;
    }
    if (type.isTemporal()) {
      return "*" + format;
    }
    if (format.endsWith("%")) {
      return "p" + format;
    }
    String pattern = format.startsWith("$") ? "\"$\"" + format.substring(1) : format;
    String kind = format.startsWith("$") ? "c" : "n";
    return kind + (pattern.indexOf(';') >= 0 ? pattern : pattern + ";-" + pattern);
  }
}
