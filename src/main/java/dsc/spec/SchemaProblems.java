package dsc.spec;

import dsc.diag.Code;
import dsc.diag.Diagnostic;
import dsc.diag.Fix;
import dsc.diag.Span;
import dsc.diag.Suggestions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What a schema can find wrong, one factory per keyword. */
final class SchemaProblems {
  /** Words people bring from databases and other tools. */
  private static final Map<String, String> SYNONYMS =
      Map.ofEntries(
          Map.entry("text", "string"),
          Map.entry("str", "string"),
          Map.entry("varchar", "string"),
          Map.entry("int", "integer"),
          Map.entry("bigint", "integer"),
          Map.entry("float", "real"),
          Map.entry("double", "real"),
          Map.entry("decimal", "real"),
          Map.entry("numeric", "real"),
          Map.entry("number", "real"),
          Map.entry("bool", "boolean"),
          Map.entry("timestamp", "datetime"),
          Map.entry("geometry", "spatial"),
          Map.entry("continuous", "quantitative"),
          Map.entry("avg", "average"),
          Map.entry("mean", "average"),
          Map.entry("min", "minimum"),
          Map.entry("max", "maximum"),
          Map.entry("countd", "count_distinct"),
          Map.entry("cntd", "count_distinct"),
          Map.entry("live", "none"),
          Map.entry("postgresql", "postgres"),
          Map.entry("mssql", "sqlserver"));

  private SchemaProblems() {}

  static Diagnostic unknownKey(YamlScalar key, String parent, List<String> known) {
    String where = parent.isEmpty() ? "" : " in `" + parent + "`";
    Diagnostic problem =
        Diagnostic.error(
            Code.UNKNOWN_KEY, key.span(), "unknown key `" + key.text().value() + "`" + where);
    return key.text().value().equals("<<")
        ? problem.help("YAML 1.2 has no merge keys; write the keys out")
        : Problems.unknown(problem, key, known);
  }

  static Diagnostic missingKey(Span place, String parent, String missing, String description) {
    String where = parent.isEmpty() ? "the file" : "`" + parent + "`";
    Diagnostic problem =
        Diagnostic.error(Code.MISSING_KEY, place, where + " needs the key `" + missing + "`");
    return description.isEmpty() ? problem : problem.help(missing + ": " + description);
  }

  /** JSON types in words. */
  static String wanted(List<String> types) {
    List<String> rest = new ArrayList<>(types);
    List<String> words = new ArrayList<>();
    if (rest.containsAll(List.of("string", "number", "boolean"))) {
      rest.removeAll(List.of("string", "number", "boolean", "null"));
      words.add("a single value");
    }
    rest.forEach(type -> words.add(word(type)));
    return String.join(" or ", words);
  }

  private static String word(String type) {
    return switch (type) {
      case "string" -> "text";
      case "number" -> "a number";
      case "integer" -> "a whole number";
      case "boolean" -> "true or false";
      case "null" -> "null";
      case "array" -> "a list";
      case "object" -> "a mapping";
      default -> throw new IllegalStateException("JSON type " + type);
    };
  }

  static Diagnostic notAllowed(YamlNode node, List<String> allowed) {
    if (!(node instanceof YamlScalar scalar)) {
      return Problems.wrongType(node, "one of " + listed(allowed));
    }
    String given = scalar.text().value();
    Diagnostic problem =
        Diagnostic.error(
            Code.VALUE_NOT_ALLOWED,
            node.span(),
            given.isEmpty() ? "a value is missing here" : "`" + given + "` is not allowed here");
    Optional<String> synonym =
        Optional.ofNullable(SYNONYMS.get(given.toLowerCase(Locale.ROOT))).filter(allowed::contains);
    Optional<String> near = synonym.or(() -> Suggestions.closest(given, allowed));
    return near.map(
            word ->
                problem
                    .help("did you mean `" + word + "`?")
                    .fix(new Fix("did you mean `" + word + "`?", node.span(), word, false)))
        .orElseGet(() -> problem.help("allowed: " + listed(allowed)));
  }

  private static String listed(List<String> allowed) {
    return "`" + String.join("`, `", allowed.stream().sorted().toList()) + "`";
  }

  static Diagnostic wrongVersion(YamlNode node, String wanted) {
    return Diagnostic.error(
            Code.VALUE_NOT_ALLOWED,
            node.span(),
            "this dsc reads version " + wanted + " of the format")
        .help("write `dsc: " + wanted + "`");
  }

  static Diagnostic badPattern(YamlNode node, String pattern) {
    if (pattern.startsWith("^#")) {
      return badColor(node);
    }
    if (pattern.startsWith("^decimal")) {
      return badDecimal(node);
    }
    return pattern.contains(":") ? badTime(node) : badName(node);
  }

  private static Diagnostic badDecimal(YamlNode node) {
    return Diagnostic.error(
            Code.VALUE_NOT_ALLOWED, node.span(), "this is not how a decimal type is written")
        .help(
            "write `decimal(12,2)` for 12 digits, 2 of them after the point; in braces it needs"
                + " quotes")
        .help("`real` is for numbers of any size, with 15 digits");
  }

  private static Diagnostic badTime(YamlNode node) {
    return Diagnostic.error(Code.VALUE_NOT_ALLOWED, node.span(), "this is no time of a schedule")
        .help("write hours and minutes in quotes, the minutes by fives, for example \"06:00\"");
  }

  private static Diagnostic badColor(YamlNode node) {
    return Diagnostic.error(Code.VALUE_NOT_ALLOWED, node.span(), "this is not a colour")
        .help("write it in hexadecimal and in quotes, for example \"#4e79a7\"");
  }

  private static Diagnostic badName(YamlNode node) {
    return Diagnostic.error(Code.VALUE_NOT_ALLOWED, node.span(), "this name can't be used here")
        .help("use letters, digits, `_`, `-` and `.`, and start with a letter or digit");
  }

  static Diagnostic tooFew(YamlNode node, int least) {
    return least > 1
        ? wrongLength(node, least)
        : Diagnostic.error(
            Code.VALUE_NOT_ALLOWED,
            node.span(),
            "there must be something in " + node.kind() + " here");
  }

  static Diagnostic wrongLength(YamlNode node, int length) {
    return Diagnostic.error(
        Code.VALUE_NOT_ALLOWED, node.span(), "expected a list of " + length + " values");
  }

  static Diagnostic tooSmall(YamlNode node, String least) {
    return Diagnostic.error(
        Code.VALUE_NOT_ALLOWED, node.span(), "expected a number of at least " + least);
  }

  static Diagnostic tooLarge(YamlNode node, String most) {
    return Diagnostic.error(
        Code.VALUE_NOT_ALLOWED, node.span(), "expected a number of at most " + most);
  }

  static Diagnostic oneCharacter(YamlNode node) {
    return Diagnostic.error(Code.VALUE_NOT_ALLOWED, node.span(), "expected a single character");
  }
}
