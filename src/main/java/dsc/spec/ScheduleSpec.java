package dsc.spec;

/** When the extract of a published data source is refreshed. */
public sealed interface ScheduleSpec {
  /** By a schedule of the server, which others may share. */
  record Named(ValueExpr name) implements ScheduleSpec {}

  /**
   * At times of its own, as Tableau Cloud has them.
   *
   * @param times in one form for each meaning: {@code daily at 06:00 on every day}
   */
  record Own(String times) implements ScheduleSpec {}
}
