package dsc.plan.diff;

import java.util.function.BiConsumer;
import java.util.function.BinaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The bracketed names of a formula, found without parsing it, so that a formula dsc cannot parse
 * still shows what it uses. Texts and comments are skipped; {@code ]} inside a name is written
 * {@code ]]}. A name may have a qualifier, as in {@code [Parameters].[Limit]}.
 */
final class FormulaNames {
  private static final Pattern TOKEN =
      Pattern.compile(
          "'(?:[^']|'')*+'?"
              + "|\"(?:[^\"]|\"\")*+\"?"
              + "|//[^\\r\\n]*"
              + "|/\\*(?s:.*?)(?:\\*/|\\z)"
              + "|(?:(\\[(?:[^\\]]|\\]\\])*+\\])\\s*\\.\\s*)?(\\[(?:[^\\]]|\\]\\])*+\\])");

  private FormulaNames() {}

  /** The text with each name replaced; the function gets the qualifier, perhaps empty, and name. */
  static String respell(String formula, BinaryOperator<String> name) {
    return TOKEN
        .matcher(formula)
        .replaceAll(match -> Matcher.quoteReplacement(respell(match, name)));
  }

  /** Calls back with each name and its qualifier, perhaps empty, in the order of the text. */
  static void forEach(String formula, BiConsumer<String, String> use) {
    TOKEN
        .matcher(formula)
        .results()
        .filter(match -> match.group(2) != null)
        .forEach(
            match ->
                use.accept(
                    match.group(1) == null ? "" : plain(match.group(1)), plain(match.group(2))));
  }

  private static String respell(MatchResult match, BinaryOperator<String> name) {
    String field = match.group(2);
    if (field == null) {
      return match.group();
    }
    String qualifier = match.group(1);
    String now = bracketed(name.apply(qualifier == null ? "" : plain(qualifier), plain(field)));
    return qualifier == null ? now : qualifier + "." + now;
  }

  private static String plain(String bracketed) {
    return bracketed.substring(1, bracketed.length() - 1).replace("]]", "]");
  }

  private static String bracketed(String plain) {
    return "[" + plain.replace("]", "]]") + "]";
  }
}
