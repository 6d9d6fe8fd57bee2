package dsc.tds;

import dsc.tds.TdsChecklist.Problem;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Checks of columns and formulas: 2, 3 and 14. */
final class FieldChecks {
  /** Data type, role and type as they occur in files saved by Tableau. */
  private static final Set<String> TRIPLES =
      Set.of(
          "string dimension nominal",
          "string measure nominal",
          "boolean dimension nominal",
          "boolean measure nominal",
          "integer measure quantitative",
          "integer measure ordinal",
          "integer dimension ordinal",
          "integer dimension quantitative",
          "real measure quantitative",
          "real measure ordinal",
          "real dimension ordinal",
          "real dimension quantitative",
          "date dimension ordinal",
          "date dimension quantitative",
          "date measure ordinal",
          "date measure quantitative",
          "datetime dimension ordinal",
          "datetime dimension quantitative",
          "datetime measure ordinal",
          "datetime measure quantitative",
          "table measure quantitative",
          "spatial measure nominal");

  private static final Pattern AGGREGATE =
      Pattern.compile(
          "(?i)\\b(SUM|AVG|MIN|MAX|COUNT|COUNTD|MEDIAN|STDEV|STDEVP|VAR|VARP|ATTR)\\s*\\($");

  private FieldChecks() {}

  static void run(DocumentIndex document, List<Problem> problems) {
    names(document, problems);
    for (XmlElement column : document.columns().values()) {
      source(column, document, problems);
      types(column, problems);
      column
          .child("calculation")
          .filter(c -> c.has("class", "tableau"))
          .ifPresent(c -> formula(column, c.value("formula"), document, problems));
    }
  }

  /** 2: no two fields have one name; Tableau tells names that differ in case apart. */
  private static void names(DocumentIndex document, List<Problem> problems) {
    Set<String> seen = new HashSet<>();
    for (XmlElement child : document.root().children()) {
      if ((child.is("column") || child.is("group")) && !seen.add(child.value("name"))) {
        problems.add(new Problem(2, "two fields are called " + child.value("name")));
      }
    }
  }

  /** 2: every column comes from somewhere. */
  private static void source(XmlElement column, DocumentIndex document, List<Problem> problems) {
    String name = column.value("name");
    boolean listed = !document.cols().isEmpty() || !document.metadata().isEmpty();
    boolean known =
        document.cols().containsKey(name)
            || document.metadata().containsKey(name)
            || column.child("calculation").isPresent()
            || name.equals("[:Measure Names]")
            || Brackets.split(name).size() == 2;
    if (listed && !known) {
      problems.add(new Problem(2, name + " is neither a column of a table nor calculated"));
    }
  }

  /** 14: data type, role and type go together. */
  private static void types(XmlElement column, List<Problem> problems) {
    String triple =
        column.value("datatype") + " " + column.value("role") + " " + column.value("type");
    if (!TRIPLES.contains(triple)) {
      problems.add(new Problem(14, column.value("name") + " is " + triple));
    }
  }

  /** 3: every name of a formula is known; 14: an aggregate is no dimension. */
  private static void formula(
      XmlElement column, String formula, DocumentIndex document, List<Problem> problems) {
    FormulaNames names = FormulaNames.of(formula);
    for (String reference : names.fields()) {
      if (!document.isField(reference)) {
        problems.add(
            new Problem(3, "the formula of " + column.value("name") + " names " + reference));
      }
    }
    for (String parameter : names.parameters()) {
      if (!document.parameters().contains(parameter)) {
        problems.add(
            new Problem(
                3, "the formula of " + column.value("name") + " needs parameter " + parameter));
      }
    }
    if (column.has("role", "dimension") && aggregates(names.outsideLevels())) {
      problems.add(
          new Problem(14, column.value("name") + " is an aggregate, so it must be a measure"));
    }
  }

  private static boolean aggregates(String code) {
    for (int i = code.indexOf('('); i >= 0; i = code.indexOf('(', i + 1)) {
      if (AGGREGATE.matcher(code.substring(Math.max(0, i - 12), i + 1)).find()
          && arguments(code, i) == 1) {
        return true;
      }
    }
    return false;
  }

  /** MIN and MAX of two arguments are no aggregates. */
  private static int arguments(String code, int open) {
    int depth = 0;
    int commas = 0;
    for (int i = open; i < code.length(); i++) {
      char c = code.charAt(i);
      if (c == '(') {
        depth++;
      } else if (c == ')' && --depth == 0) {
        break;
      } else if (c == ',' && depth == 1) {
        commas++;
      }
    }
    return commas + 1;
  }
}
