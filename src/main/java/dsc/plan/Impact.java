package dsc.plan;

import java.util.List;

/**
 * Who uses what a plan breaks, as far as the target can tell.
 *
 * @param completeness whether an empty list means "nobody"
 * @param reasons why the lists are not complete, one sentence each
 * @param workbooks the workbooks built on the data source
 * @param uses where each of the elements in question is used
 */
public record Impact(
    Completeness completeness, List<String> reasons, List<Workbook> workbooks, List<Use> uses) {
  public Impact {
    reasons = List.copyOf(reasons);
    workbooks = List.copyOf(workbooks);
    uses = List.copyOf(uses);
  }

  /** What the lists are worth. */
  public enum Completeness {
    COMPLETE,
    /** There may be more. */
    PARTIAL,
    /** The lists are empty because nothing is known. */
    UNKNOWN
  }

  /** A workbook, the project it is in, and the user it belongs to. */
  public record Workbook(String name, String project, String owner) {}

  /**
   * Where a field is used.
   *
   * @param field as Tableau shows it
   * @param sheets {@code workbook / sheet}
   * @param dashboards {@code workbook / dashboard}
   * @param calculations names of calculated fields that refer to it
   */
  public record Use(
      String field, List<String> sheets, List<String> dashboards, List<String> calculations) {
    public Use {
      sheets = List.copyOf(sheets);
      dashboards = List.copyOf(dashboards);
      calculations = List.copyOf(calculations);
    }

    /** Whether nobody is known to use it. */
    public boolean isUnused() {
      return sheets.isEmpty() && dashboards.isEmpty() && calculations.isEmpty();
    }
  }
}
