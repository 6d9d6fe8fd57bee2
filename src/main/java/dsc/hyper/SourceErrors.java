package dsc.hyper;

import dsc.diag.Code;
import dsc.diag.DscException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells a row of a source file that cannot be read from other failures of a query. The engine has
 * no code for it, only a place in its words. Source: observed engine behaviour.
 */
final class SourceErrors {
  private static final Pattern PLACE =
      Pattern.compile(
          "^the Hyper engine says: (?<what>.*?) ?\\(file: ?'(?<file>.*)' line:(?<line>\\d+)"
              + "(?: column:(?<column>\\d+))?\\)$");
  private static final Pattern NOT_UTF8 =
      Pattern.compile(
          "^the Hyper engine says: (?<what>invalid UTF-8 sequence) in line (?<line>\\d+)"
              + " \\(column name: (?<column>.*)\\)$");

  private SourceErrors() {}

  /** The failure as a problem of a line of a file, where it is one. */
  static DscException explained(DscException failure) {
    if (failure.code() != Code.ENGINE_QUERY_FAILED) {
      return failure;
    }
    String said = String.valueOf(failure.getMessage());
    Matcher place = PLACE.matcher(said);
    if (place.matches()) {
      String value = place.group("column") == null ? "" : ", value " + place.group("column");
      return malformed(
          "`%s`, line %s%s: %s"
              .formatted(place.group("file"), place.group("line"), value, place.group("what")),
          failure);
    }
    Matcher utf8 = NOT_UTF8.matcher(said);
    return utf8.matches()
        ? malformed(
            "a source file, line %s, column `%s`: %s"
                .formatted(utf8.group("line"), utf8.group("column"), utf8.group("what")),
            failure)
        : failure;
  }

  private static DscException malformed(String message, DscException cause) {
    DscException problem =
        new DscException(
            Code.SOURCE_MALFORMED,
            message,
            List.of("mend the file, or declare the column as `string`"));
    problem.addSuppressed(cause);
    return problem;
  }
}
