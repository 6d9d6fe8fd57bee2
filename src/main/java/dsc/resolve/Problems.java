package dsc.resolve;

import dsc.catalog.DataType;
import dsc.diag.Code;
import dsc.diag.Diagnostic;
import dsc.diag.Span;
import dsc.diag.Suggestions;
import dsc.spec.JoinSpec;
import dsc.spec.Located;
import dsc.spec.ValueExpr;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The words for names that cannot be bound. */
final class Problems {
  private Problems() {}

  static Diagnostic unknownTable(Located<String> alias, Collection<String> known) {
    return unknownTable(alias.span(), alias.value(), known);
  }

  static Diagnostic unknownTable(Span span, String alias, Collection<String> known) {
    return helped(
        Diagnostic.error(Code.UNKNOWN_TABLE, span, "no table named `" + alias + "`"), alias, known);
  }

  static Diagnostic unknownColumn(
      Span span, String name, String table, Collection<String> columns) {
    return helped(
        Diagnostic.error(
            Code.UNKNOWN_COLUMN, span, "table `" + table + "` has no column named `" + name + "`"),
        name,
        columns);
  }

  static Diagnostic unknownReference(Located<String> reference, Collection<String> known) {
    return helped(
        Diagnostic.error(
            Code.UNKNOWN_COLUMN,
            reference.span(),
            "no table has a column named `" + reference.value() + "`"),
        reference.value(),
        known);
  }

  static Diagnostic unknownField(Located<String> name, Collection<String> known) {
    return helped(
        Diagnostic.error(Code.UNKNOWN_FIELD, name.span(), "no field named `" + name.value() + "`"),
        name.value(),
        known);
  }

  static Diagnostic noMeasure(Span span) {
    return Diagnostic.error(Code.VALUE_NOT_ALLOWED, span, "a member of Measure Names is a measure")
        .help("write SUM([Sales]), AGG([Profit Ratio]) or [Region]");
  }

  static Diagnostic partitionField(Located<String> name) {
    return Diagnostic.error(
            Code.PARTITION_FIELD,
            name.span(),
            "`" + name.value() + "` does not cut the rows into parts")
        .help("name a column of whole numbers, dates or datetimes");
  }

  static Diagnostic tenantsOfNoColumn(Located<String> name) {
    return Diagnostic.error(
            Code.TENANT_COLUMNS,
            name.span(),
            "`" + name.value() + "` is no column of a table, so it has no values to look up")
        .help("name a column, or take the tenants from a `query:`");
  }

  static Diagnostic incrementField(Located<String> name) {
    return Diagnostic.error(
            Code.INCREMENT_FIELD,
            name.span(),
            "`" + name.value() + "` does not tell new rows from old ones")
        .help("name a column of whole numbers, dates or datetimes that grow");
  }

  static Diagnostic periodOfNumbers(Located<?> period, Located<String> by) {
    return Diagnostic.error(
            Code.INCREMENT_FIELD,
            period.span(),
            "`" + by.value() + "` holds whole numbers, which have no periods")
        .help("leave `period` out: `last` counts in whole numbers");
  }

  static Diagnostic windowWithoutPeriod(Located<Long> last) {
    return Diagnostic.error(Code.INCREMENT_FIELD, last.span(), "`last` needs `period`")
        .help("add `period: day`, for example");
  }

  static Diagnostic unknownParameter(Located<String> name, Collection<String> known) {
    return helped(
        Diagnostic.error(
            Code.UNKNOWN_FIELD, name.span(), "no parameter named `" + name.value() + "`"),
        name.value(),
        known);
  }

  static Diagnostic notASet(Located<String> name, Collection<String> sets) {
    return helped(
        Diagnostic.error(Code.NOT_A_SET, name.span(), "`" + name.value() + "` is not a set"),
        name.value(),
        sets);
  }

  static Diagnostic binsNeedNumber(Located<String> field, DataType type) {
    return Diagnostic.error(
            Code.BINS_NEED_NUMBER,
            field.span(),
            "bins need a number, but `" + field.value() + "` is " + type.text())
        .help("for members under common names, use `groups:`");
  }

  static Diagnostic valueInTwoGroups(ValueExpr.Fixed value, Located<String> first) {
    return Diagnostic.error(
            Code.DUPLICATE_NAME,
            value.span(),
            "`" + value.value().display() + "` is already in the group `" + first.value() + "`")
        .related(first.span(), "this group");
  }

  static Diagnostic ambiguousField(Located<String> reference, List<String> candidates) {
    return Diagnostic.error(
            Code.AMBIGUOUS_FIELD,
            reference.span(),
            "more than one table has a column named `" + reference.value() + "`")
        .help("say which: " + String.join(", ", candidates));
  }

  static Diagnostic fieldSaidTwice(Located<String> reference, Span earlier) {
    return Diagnostic.error(
            Code.DUPLICATE_NAME,
            reference.span(),
            "`" + reference.value() + "` is the same column as an earlier entry")
        .related(earlier, "first said here");
  }

  /**
   * @param earlier where the other field is said, if the spec says anything about it
   */
  static Diagnostic duplicateCaption(
      Span span, String caption, Optional<Span> earlier, Symbol.Field other) {
    Diagnostic problem =
        Diagnostic.error(Code.DUPLICATE_CAPTION, span, "two fields are called `" + caption + "`")
            .help(
                "Tableau tells fields apart by name, whatever the case: give one another caption");
    if (earlier.isEmpty() && other instanceof Symbol.Column column) {
      return problem.help(
          "the other one is the column `" + column.table() + "." + column.column() + "`");
    }
    return earlier.map(there -> problem.related(there, "the other one")).orElse(problem);
  }

  static Diagnostic unknownConnection(Located<String> name, Collection<String> known) {
    return helped(
        Diagnostic.error(
            Code.UNKNOWN_CONNECTION, name.span(), "no connection named `" + name.value() + "`"),
        name.value(),
        known);
  }

  static Diagnostic connectionNotSaid(Located<String> table, List<String> known) {
    return Diagnostic.error(
            Code.UNKNOWN_CONNECTION,
            table.span(),
            "table `" + table.value() + "` does not say which connection it is read through")
        .help("add `connection:` with one of " + String.join(", ", known));
  }

  static Diagnostic noColumns(Located<String> table) {
    return Diagnostic.error(
            Code.NO_COLUMNS, table.span(), "table `" + table.value() + "` declares no columns")
        .help("list them under `columns:` as `name: type`");
  }

  static Diagnostic cyclicTable(Located<String> table, Collection<String> path) {
    return Diagnostic.error(
        Code.CYCLIC_TABLE,
        table.span(),
        "`like` goes in a circle: " + String.join(" → ", path) + " → " + table.value());
  }

  static Diagnostic noRootTable(JoinSpec join) {
    return Diagnostic.error(
            Code.CYCLIC_JOIN, join.table().span(), "every table is joined to another one")
        .help("leave out the join of the table the others are joined to");
  }

  static Diagnostic tableNotJoined(Located<String> table, String root) {
    return Diagnostic.error(
            Code.TABLE_NOT_JOINED,
            table.span(),
            "table `" + table.value() + "` is not joined to `" + root + "`")
        .help("add it under `joins:` or `relationships:`, or remove it");
  }

  static Diagnostic tableJoinedTwice(Located<String> table) {
    return Diagnostic.error(
            Code.CYCLIC_JOIN,
            table.span(),
            "table `" + table.value() + "` is joined twice, or joined to itself")
        .help("to use a table twice, give it a second alias with `like:`");
  }

  static Diagnostic tableNotYetJoined(Span span, String table) {
    return Diagnostic.error(
            Code.CYCLIC_JOIN, span, "table `" + table + "` is not joined yet at this point")
        .help("a condition may use only the new table and tables of earlier joins");
  }

  static Diagnostic joinNeedsComparison(Span span) {
    return Diagnostic.error(
            Code.JOIN_CONDITION, span, "a join condition compares columns of two tables")
        .help("for example [orders].[customer_id] = [customers].[id]");
  }

  static Diagnostic joinNeedsColumn(Span span) {
    return Diagnostic.error(
            Code.JOIN_CONDITION, span, "each side of a join condition is a column of a table")
        .help("write it as [table].[column]");
  }

  static Diagnostic joinOfLogicalTables(Located<String> table, Collection<String> roots) {
    return Diagnostic.error(
            Code.JOIN_CONDITION,
            table.span(),
            "this join connects logical tables: `" + String.join("`, `", roots) + "`")
        .help("connect them under `relationships:`, or join them all");
  }

  static Diagnostic relationshipCycle(Located<String> to, String from) {
    return Diagnostic.error(
            Code.CYCLIC_JOIN,
            to.span(),
            "`" + to.value() + "` is connected with `" + from + "` already")
        .help("relationships make a tree: there is one way from each table to each other");
  }

  static Diagnostic relationshipSides(Span span, String from, String to) {
    return Diagnostic.error(
            Code.JOIN_CONDITION,
            span,
            "this condition does not compare columns of `" + from + "` and `" + to + "`")
        .help("each side is about one of the two");
  }

  static Diagnostic joinWithoutNewTable(Span span, String table) {
    return Diagnostic.error(
        Code.JOIN_CONDITION,
        span,
        "this condition does not mention `" + table + "`, the table that is joined");
  }

  static Diagnostic countOfJoinedTable(Span span, String table) {
    return Diagnostic.error(
            Code.COUNT_OF_JOINED_TABLE,
            span,
            "`" + table + "` is joined to another table, so Tableau doesn't count its rows")
        .help("say `count` of the table that the logical table begins with");
  }

  static Diagnostic fieldInTwoHierarchies(Located<String> field, Span first) {
    return Diagnostic.error(
            Code.FIELD_IN_TWO_HIERARCHIES,
            field.span(),
            "`" + field.value() + "` is already in a hierarchy")
        .related(first, "here")
        .help("Tableau allows a field in one hierarchy only, and there once");
  }

  private static Diagnostic helped(Diagnostic problem, String given, Collection<String> known) {
    Diagnostic result = problem;
    for (String line : Suggestions.help(given, known)) {
      result = result.help(line);
    }
    return result;
  }
}
