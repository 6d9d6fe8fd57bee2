package dsc.evaluate;

import dsc.catalog.DataType;
import dsc.catalog.Value;
import dsc.diag.Code;
import dsc.diag.Diagnostic;
import dsc.diag.Span;
import dsc.diag.Suggestions;
import dsc.formula.FormulaPrinter;
import dsc.spec.Located;
import java.util.List;
import java.util.stream.Collectors;

/** What is wrong with formulas that are evaluated and with tests, in words. */
final class Problems {
  private static final int MOST_VALUES = 10;

  private Problems() {}

  static Diagnostic engineRefused(Span span, String why) {
    return Diagnostic.error(Code.NOT_EVALUABLE, span, "cannot be evaluated: " + why);
  }

  static Diagnostic unknownTable(Located<String> name, List<String> known) {
    return unknown(Code.UNKNOWN_TABLE, name, "no table named `" + name.value() + "`", known);
  }

  static Diagnostic unknownColumn(Located<String> name, String table, List<String> known) {
    return unknown(
        Code.UNKNOWN_COLUMN,
        name,
        "table `" + table + "` has no column named `" + name.value() + "`",
        known);
  }

  static Diagnostic unknownField(Located<String> name, List<String> known) {
    return unknown(Code.UNKNOWN_FIELD, name, "no field named `" + name.value() + "`", known);
  }

  private static Diagnostic unknown(
      Code code, Located<String> name, String message, List<String> known) {
    Diagnostic problem = Diagnostic.error(code, name.span(), message);
    for (String line : Suggestions.help(name.value(), known)) {
      problem = problem.help(line);
    }
    return problem;
  }

  static Diagnostic valueType(Span span, Value value, String name, DataType type) {
    Diagnostic problem =
        Diagnostic.error(
            Code.TEST_VALUE_TYPE,
            span,
            "`" + name + "` is of type " + type.text() + ", " + shown(value) + " is not");
    return type.isTemporal() ? problem.help("write dates as 2024-05-17") : problem;
  }

  static Diagnostic testFailed(
      Span span,
      BoundTest.Expectation expectation,
      List<Value> found,
      List<Value> missing,
      List<Value> unexpected) {
    String name = "`" + expectation.spec().field().value() + "`";
    if (expectation.spec().single()) {
      String wanted = shown(expectation.values());
      String message =
          found.size() == 1
              ? name + " is " + shown(found) + ", the test expects " + wanted
              : name
                  + " has "
                  + (found.isEmpty() ? "no value" : found.size() + " values: " + shown(found))
                  + "; the test expects one: "
                  + wanted;
      return Diagnostic.error(Code.TEST_FAILED, span, message).label("expected " + wanted);
    }
    Diagnostic problem =
        Diagnostic.error(
            Code.TEST_FAILED, span, name + " does not have the values the test expects");
    if (!missing.isEmpty()) {
      problem = problem.help("expected and not found: " + shown(missing));
    }
    return unexpected.isEmpty()
        ? problem
        : problem.help("found and not expected: " + shown(unexpected));
  }

  private static String shown(List<Value> values) {
    String first =
        values.stream().limit(MOST_VALUES).map(Problems::shown).collect(Collectors.joining(", "));
    int more = values.size() - MOST_VALUES;
    return more > 0 ? first + " and " + more + " more" : first;
  }

  /** As the author of a spec writes it; texts in quotes. */
  private static String shown(Value value) {
    return value instanceof Value.Text text ? FormulaPrinter.quoted(text.value()) : value.display();
  }
}
