package dsc.publish.rest;

import java.util.List;

/**
 * Who uses a published data source, as far as the Metadata API says.
 *
 * @param completeness whether an empty list means "nobody"
 * @param reasons why it is not complete, one sentence each
 */
public record Impact(
    Completeness completeness, List<String> reasons, List<Workbook> workbooks, List<Field> fields) {
  public Impact {
    reasons = List.copyOf(reasons);
    workbooks = List.copyOf(workbooks);
    fields = List.copyOf(fields);
  }

  /** What the lists are worth. */
  public enum Completeness {
    COMPLETE,
    /** There may be more. */
    PARTIAL,
    /** The lists are empty because nothing is known. */
    UNKNOWN
  }

  /** A workbook built on the data source. */
  public record Workbook(String id, String name, String project, String owner) {}

  /** A sheet or dashboard, and the workbook it is in. */
  public record Place(String name, String workbook) {}

  /**
   * Where one of the data source's fields is used.
   *
   * @param calculations names of calculated fields that refer to it
   */
  public record Field(
      String name, List<Place> sheets, List<Place> dashboards, List<String> calculations) {
    public Field {
      sheets = List.copyOf(sheets);
      dashboards = List.copyOf(dashboards);
      calculations = List.copyOf(calculations);
    }
  }

  static Impact unknown(String reason) {
    return new Impact(Completeness.UNKNOWN, List.of(reason), List.of(), List.of());
  }
}
