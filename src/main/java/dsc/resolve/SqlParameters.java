package dsc.resolve;

import dsc.diag.ScalarText;
import dsc.spec.Located;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Parameters inside custom SQL, {@code <[Parameters].[Top N]>}: by caption in a spec, by internal
 * name in a TDS. Source: files saved by Tableau.
 */
public final class SqlParameters {
  private static final Pattern PARAMETER =
      Pattern.compile("<\\[Parameters\\]\\.\\[((?:[^\\]]|\\]\\])*)\\]>");

  private SqlParameters() {}

  /** The parameters that a query names. */
  public static List<Located<String>> in(ScalarText sql) {
    List<Located<String>> found = new ArrayList<>();
    String text = sql.value();
    Matcher matcher = PARAMETER.matcher(text);
    while (matcher.find()) {
      int start = text.codePointCount(0, matcher.start());
      int end = text.codePointCount(0, matcher.end());
      found.add(new Located<>(name(matcher), sql.slice(start, end)));
    }
    return found;
  }

  /** The query with each parameter under another name. */
  public static String rename(String sql, UnaryOperator<String> rename) {
    return PARAMETER
        .matcher(sql)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    "<[Parameters].[" + rename.apply(name(found)).replace("]", "]]") + "]>"));
  }

  private static String name(MatchResult found) {
    return found.group(1).replace("]]", "]");
  }
}
