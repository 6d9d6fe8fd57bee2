package dsc.query;

import dsc.catalog.DatePart;
import dsc.check.TypedExpr;
import dsc.diag.Code;
import dsc.diag.Diagnostic;
import dsc.diag.Span;
import dsc.diag.Suggestions;

/** Why a formula cannot be evaluated, in words. */
final class Problems {
  private Problems() {}

  static Diagnostic function(Span span, String function) {
    return because(span, "the engine has no `" + function + "`");
  }

  static Diagnostic tableCalc(Span span) {
    return because(span, "a table calculation needs a view to compute it over");
  }

  static Diagnostic set(TypedExpr field) {
    return because(field.span(), "the members of a set are not part of the data");
  }

  static Diagnostic column(Span span, String name) {
    return because(span, "the data has no column for `" + name + "`");
  }

  static Diagnostic parameter(Span span, String name) {
    return because(span, "the parameter `" + name + "` has no value");
  }

  static Diagnostic datePart(Span span, String text) {
    Diagnostic problem =
        Diagnostic.error(Code.UNKNOWN_DATE_PART, span, "`" + text + "` is no date part");
    return Suggestions.closest(text, DatePart.texts())
        .map(near -> problem.help("did you mean '" + near + "'?"))
        .orElse(problem);
  }

  static Diagnostic otherRows(Span span) {
    return because(span, "a level of detail needs other rows than the one that is filtered");
  }

  static Diagnostic viewer(Span span, String function) {
    return because(span, "`" + function + "` differs by who looks, and here nobody does");
  }

  static Diagnostic invalid(Span span) {
    return because(span, "it has errors");
  }

  static Diagnostic tooLarge(Span span) {
    return because(span, "with all the calculations it uses it is too large for the engine");
  }

  static Diagnostic notPredicate(TypedExpr formula) {
    return because(
        formula.span(),
        "a filter on rows needs a boolean value of each row, found " + formula.info());
  }

  static Diagnostic notRowLevel(TypedExpr formula) {
    return because(formula.span(), "a column needs a value of each row, found " + formula.info());
  }

  private static Diagnostic because(Span span, String reason) {
    return Diagnostic.error(Code.NOT_EVALUABLE, span, "cannot be evaluated: " + reason);
  }
}
