package dsc.check;

import dsc.catalog.DataType;
import dsc.catalog.Role;
import dsc.diag.Code;
import dsc.diag.Diagnostic;
import dsc.diag.Span;
import dsc.diag.Suggestions;
import dsc.spec.Located;
import java.time.LocalDate;
import java.util.List;

/** The words for breaches of rules. */
final class RuleProblems {
  private RuleProblems() {}

  static Diagnostic declaredType(Located<DataType> declared, DataType inferred) {
    return Diagnostic.error(
            Code.CALCULATION_TYPE_DIFFERS,
            declared.span(),
            "the formula gives "
                + inferred.text()
                + ", but the spec declares "
                + declared.value().text())
        .help("leave the type out: it follows from the formula");
  }

  static Diagnostic aggregatedDimension(Located<Role> declared) {
    return Diagnostic.error(
            Code.AGGREGATED_DIMENSION,
            declared.span(),
            "the formula aggregates, so the field can only be a measure")
        .help("leave the role out, or fix the value in a FIXED expression to make it a dimension");
  }

  static Diagnostic unused(Located<String> calculation) {
    return Diagnostic.note(
            Code.CALCULATION_UNUSED,
            calculation.span(),
            "`" + calculation.value() + "` is hidden and nothing uses it")
        .help("remove it, or show it");
  }

  static Diagnostic readByUnusedOnly(Located<String> calculation) {
    return Diagnostic.note(
            Code.CALCULATION_UNUSED,
            calculation.span(),
            "`" + calculation.value() + "` is hidden and used only by what nothing uses")
        .help("remove it, or show what uses it");
  }

  static Diagnostic filterOnAggregate(Located<String> field) {
    return Diagnostic.error(
            Code.FILTER_ON_AGGREGATE,
            field.span(),
            "`" + field.value() + "` is an aggregate; a filter here looks at one row at a time")
        .help("filter on a row-level field, or on a FIXED expression");
  }

  static Diagnostic userFilterNotIncluded(Located<String> filter) {
    return Diagnostic.error(
            Code.USER_FILTER_USE,
            filter.span(),
            "`" + filter.value() + "` is a user filter, which lets people see rows or not")
        .help("write `include: true` to show everybody what it lets them see");
  }

  static Diagnostic userFilterOfExtract(Located<String> filter) {
    return Diagnostic.error(
            Code.USER_FILTER_USE,
            filter.span(),
            "nobody looks when an extract is built, so the user filter `"
                + filter.value()
                + "` can't choose its rows")
        .help(
            "list it under `filters:` of the data source; the extract holds the rows of everybody");
  }

  static Diagnostic userFilterNotApplied(Located<String> filter) {
    return Diagnostic.note(
            Code.USER_FILTER_NOT_APPLIED,
            filter.span(),
            "no data source filter is on the user filter `"
                + filter.value()
                + "`, so everybody sees all rows where a view doesn't use it")
        .help("add `{ field: " + filter.value() + ", include: true }` to `filters:`");
  }

  static Diagnostic rangeNeedsOrder(Located<String> field, DataType type) {
    return Diagnostic.error(
            Code.FILTER_NEEDS_ORDER,
            field.span(),
            "a range needs numbers or dates, but `" + field.value() + "` is " + type.text())
        .help("list the values with `include:` or `exclude:`");
  }

  static Diagnostic lastDayLeftOut(Located<String> field, Span max, LocalDate day) {
    return Diagnostic.note(
            Code.LAST_DAY_LEFT_OUT,
            max,
            "`"
                + field.value()
                + "` has a time of day, so the range ends at the first moment of "
                + day)
        .help("to keep all of that day, write `max: " + day + " 23:59:59`");
  }

  static Diagnostic relativeNeedsDate(Located<String> field, DataType type) {
    return Diagnostic.error(
        Code.FILTER_NEEDS_DATE,
        field.span(),
        "a relative date needs dates, but `" + field.value() + "` is " + type.text());
  }

  static Diagnostic levelNeedsDate(Located<String> field, DataType type) {
    return Diagnostic.error(
        Code.FILTER_NEEDS_DATE,
        field.span(),
        "only dates have parts, but `" + field.value() + "` is " + type.text());
  }

  static Diagnostic patternNeedsText(Located<String> field, DataType type) {
    return Diagnostic.error(
            Code.FILTER_NEEDS_TEXT,
            field.span(),
            "only text can be searched, but `" + field.value() + "` is " + type.text())
        .help("list the values with `include:` or `exclude:`, or use a condition with `where:`");
  }

  static Diagnostic topNeedsAggregate(TypedExpr order) {
    return Diagnostic.error(
            Code.TOP_NEEDS_AGGREGATE,
            order.span(),
            "members are ordered by an aggregated number or date")
        .help("for example SUM([Sales])");
  }

  static Diagnostic filterNotInExtract(Located<String> field) {
    return Diagnostic.error(
            Code.FILTER_NOT_IN_EXTRACT,
            field.span(),
            "this filter on `"
                + field.value()
                + "` looks at more than single values, so dsc can't apply it to an extract")
        .help("filter on a calculation, or let Tableau fill the extract with `mode: empty`");
  }

  static Diagnostic combinedInFormula(Span span, String field) {
    return Diagnostic.error(
            Code.COMBINED_IN_FORMULA,
            span,
            "`" + field + "` is a combined field, which formulas can't read")
        .help("join the fields in the formula: STR([A]) + ', ' + STR([B])");
  }

  static Diagnostic testsNeedOneTable(Located<String> test) {
    return Diagnostic.error(
            Code.NOT_EVALUABLE,
            test.span(),
            "tests need tables that are joined on columns into one")
        .help("relationships and formulas in joins can't be tested");
  }

  static Diagnostic joinNotInExtract(Span join) {
    return Diagnostic.error(
            Code.NOT_EVALUABLE, join, "dsc can't build an extract from a join on a formula")
        .help("give the joined rows as one file with `source:`, or use `mode: empty`");
  }

  static Diagnostic extractOfSeveralTables(Span mode) {
    return Diagnostic.error(
            Code.NOT_EVALUABLE,
            mode,
            "with relationships, an extract has a table for each logical table, which can't be read"
                + " from one file")
        .help("name a source for each table, or use `mode: empty`");
  }

  static Diagnostic filterOfSeveralTables(Located<String> field) {
    return Diagnostic.error(
            Code.NOT_EVALUABLE,
            field.span(),
            "`"
                + field.value()
                + "` does not belong to one logical table, whose rows an extract filter restricts")
        .help(
            "filter a column, or a calculation that reads the columns of one table; or join the"
                + " tables into one");
  }

  static Diagnostic notInExtract(Span span, String function) {
    return Diagnostic.warning(
            Code.FUNCTION_NOT_IN_EXTRACT,
            span,
            "`" + function + "` runs in the database of a live connection, not in an extract")
        .help("use another function, or a live connection");
  }

  static Diagnostic rollupOfSeveral(Span span) {
    return Diagnostic.error(
            Code.EXTRACT_SHAPE,
            span,
            "an aggregated extract has one table, and with relationships it has several")
        .help(
            "join the tables into one under `joins:`, or group the rows in the `sql:` of a table");
  }

  static Diagnostic cutOfWhich(Span span, String table) {
    return Diagnostic.error(
            Code.EXTRACT_SHAPE,
            span,
            "with relationships, an extract has several tables, and this does not say whose rows it"
                + " counts")
        .help("write `{ rows: …, of: " + table + " }`, for example; the other tables stay whole");
  }

  static Diagnostic cutOfTheOnly(Span of) {
    return Diagnostic.error(
            Code.EXTRACT_SHAPE,
            of,
            "without relationships, an extract has one table, whatever was joined")
        .help("leave `of` out");
  }

  static Diagnostic cutOfNothing(Located<String> of, List<String> known) {
    Diagnostic problem =
        Diagnostic.error(Code.UNKNOWN_TABLE, of.span(), "no table named `" + of.value() + "`");
    for (String line : Suggestions.help(of.value(), known)) {
      problem = problem.help(line);
    }
    return problem;
  }

  static Diagnostic nothingToRollUp(Span span) {
    return Diagnostic.error(
            Code.EXTRACT_SHAPE,
            span,
            "there is no measure among the fields that could be rolled up")
        .help("show a measure, or leave `aggregate` out");
  }

  static Diagnostic notRolledUp(Located<String> aggregation, String field) {
    return Diagnostic.error(
            Code.EXTRACT_SHAPE,
            aggregation.span(),
            "`"
                + field
                + "` can't be rolled up: the "
                + aggregation.value()
                + " of groups is not that of their rows")
        .help("use sum, minimum or maximum, make it a dimension, or hide it");
  }

  static Diagnostic changedByRollup(Span span, String calculation) {
    return Diagnostic.warning(
            Code.EXTRACT_SHAPE_CHANGES,
            span,
            "`" + calculation + "` gives something else over rolled-up rows than over all rows")
        .help(
            "use SUM, MIN or MAX of a measure as it is rolled up, or `materialize` the rows' part");
  }

  static Diagnostic notMaterialized(Located<String> field, String reason) {
    return Diagnostic.error(
            Code.NOT_MATERIALIZED,
            field.span(),
            "the values of `" + field.value() + "` can't be stored: " + reason)
        .help("leave it out: Tableau computes it when somebody looks");
  }
}
