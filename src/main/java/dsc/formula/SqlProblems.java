package dsc.formula;

import static dsc.diag.Diagnostic.error;

import dsc.diag.Code;
import dsc.diag.Diagnostic;
import dsc.diag.Fix;
import dsc.diag.Span;
import java.util.Optional;

/** What other languages write and Tableau's doesn't; each with Tableau's way. */
final class SqlProblems {
  private SqlProblems() {}

  private static Diagnostic mended(Diagnostic problem, Span span, Optional<String> replacement) {
    return replacement
        .map(text -> problem.fix(new Fix("write `" + text + "`", span, text, false)))
        .orElse(problem);
  }

  static Diagnostic operator(Span span, String foreign, String right, String replacement) {
    return error(
            Code.FOREIGN_OPERATOR,
            span,
            "`" + foreign + "` is no operator of Tableau; write `" + right + "`")
        .fix(new Fix("write `" + right + "`", span, replacement, false));
  }

  static Diagnostic isNull(Span span, boolean isNull, String replacement) {
    String message =
        isNull
            ? "IS NULL is not part of Tableau's language; the function ISNULL is"
            : "IS is not part of Tableau's language; `=` is";
    return mended(error(Code.SQL_IS_NULL, span, message), span, Optional.of(replacement));
  }

  static Diagnostic like(Span span, String word, Optional<String> replacement) {
    boolean function = !word.endsWith("LIKE") && !word.equals("REGEXP");
    String message =
        function
            ? word + " is a function, not an operator"
            : word
                + " is not part of Tableau's language; CONTAINS, STARTSWITH, ENDSWITH and"
                + " REGEXP_MATCH are";
    Diagnostic problem = error(Code.SQL_LIKE, span, message);
    return replacement.isPresent()
        ? mended(problem, span, replacement)
        : problem.help(
            "for wildcards inside the text use REGEXP_MATCH, for example `REGEXP_MATCH([Name],"
                + " '^A.*z$')`");
  }

  static Diagnostic between(Span span, String replacement) {
    Diagnostic problem =
        error(
            Code.SQL_BETWEEN,
            span,
            "BETWEEN is not part of Tableau's language; two comparisons are");
    return mended(problem, span, Optional.of(replacement));
  }

  static Diagnostic betweenWithoutAnd(Span span) {
    return error(
            Code.SQL_BETWEEN,
            span,
            "BETWEEN is not part of Tableau's language; two comparisons are")
        .help("write `[x] >= 1 AND [x] <= 10`");
  }

  static Diagnostic notIn(Span span, String replacement) {
    return mended(
        error(Code.SQL_NOT_IN, span, "NOT stands before the whole comparison, not before IN"),
        span,
        Optional.of(replacement));
  }

  static Diagnostic cast(Span span, Optional<String> replacement) {
    Diagnostic problem =
        error(
            Code.SQL_CAST,
            span,
            "types are converted by the functions INT, FLOAT, STR, DATE and DATETIME");
    return mended(problem, span, replacement);
  }

  static Diagnostic star(Span span, String function) {
    Diagnostic problem =
        error(Code.SQL_COUNT_STAR, span, "`*` is no argument in Tableau's language");
    return function.equals("COUNT")
        ? problem
            .help("to count the rows add up ones, or count a field that is never null")
            .fix(new Fix("write `SUM(1)`", span, "SUM(1)", false))
        : problem;
  }

  static Diagnostic distinct(Span span, String function, Optional<Span> head) {
    Diagnostic problem =
        error(Code.SQL_DISTINCT, span, "DISTINCT is not part of Tableau's language");
    return function.equals("COUNT") && head.isPresent()
        ? problem.fix(new Fix("use the function COUNTD", head.get(), "COUNTD(", false))
        : problem.help("to count different values use the function COUNTD");
  }

  static Diagnostic searchedCase(Span span, Optional<String> replacement) {
    Diagnostic problem =
        error(
                Code.SQL_SEARCHED_CASE,
                span,
                "CASE needs an expression to compare: `CASE [Field] WHEN value THEN …`")
            .help("for conditions of their own write `IF … THEN … ELSEIF … THEN … END`");
    return replacement
        .map(text -> problem.fix(new Fix("write it with IF", span, text, false)))
        .orElse(problem);
  }
}
