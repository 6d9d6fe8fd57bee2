package dsc.spec;

import java.time.DayOfWeek;
import java.time.Month;
import java.util.List;
import java.util.Optional;

/** What holds for the data source as a whole: dates, geocoding and the data pane. */
public record SettingsSpec(
    Optional<Located<DayOfWeek>> weekStart,
    Optional<Located<Month>> fiscalYearStart,
    Optional<Located<String>> dateFormat,
    Optional<Located<String>> calendar,
    List<Geocoding> geocoding,
    Optional<Located<Grouping>> grouping,
    Optional<Located<Ordering>> ordering) {
  public SettingsSpec {
    geocoding = List.copyOf(geocoding);
  }

  /** {@code geocoding:} the value of a geographic role where the data has none, or null. */
  public record Geocoding(Located<String> role, ValueExpr value) {}

  /** What the data pane groups fields by. */
  public enum Grouping {
    TABLE,
    FOLDER
  }

  /** How the data pane orders fields: by name, or as the source has them. */
  public enum Ordering {
    NAME,
    SOURCE
  }
}
