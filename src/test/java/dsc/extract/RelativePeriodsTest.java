package dsc.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dsc.catalog.FieldType;
import dsc.model.ElementId;
import dsc.model.FieldInstance;
import dsc.model.Filter;
import java.time.LocalDateTime;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RelativePeriodsTest {
  /** A Thursday. */
  private static final LocalDateTime NOW = LocalDateTime.of(2026, 5, 14, 10, 20, 30);

  @ParameterizedTest
  @CsvSource({
    "year,-1,0,2025-01-01T00:00,2027-01-01T00:00",
    "quarter,-1,-1,2026-01-01T00:00,2026-04-01T00:00",
    "month,0,0,2026-05-01T00:00,2026-06-01T00:00",
    "week,0,0,2026-05-10T00:00,2026-05-17T00:00",
    "iso-week,0,0,2026-05-11T00:00,2026-05-18T00:00",
    "iso-year,0,0,2025-12-29T00:00,2027-01-04T00:00",
    "iso-quarter,0,0,2026-03-30T00:00,2026-06-29T00:00",
    "iso-quarter,2,2,2026-09-28T00:00,2027-01-04T00:00",
    "day,-29,0,2026-04-15T00:00,2026-05-15T00:00",
    "hour,1,2,2026-05-14T11:00,2026-05-14T13:00",
    "minute,0,0,2026-05-14T10:20,2026-05-14T10:21",
    "second,0,0,2026-05-14T10:20:30,2026-05-14T10:20:31"
  })
  void aWindowCountsWholePeriodsFromTheAnchorsOne(
      String period, int first, int last, LocalDateTime start, LocalDateTime end) {
    assertEquals(
        new RelativePeriods.Window(start, end),
        RelativePeriods.window(filter(period, first, last, true, Optional.empty()), NOW));
  }

  @Test
  void toDateEndsJustAfterNow() {
    assertEquals(
        new RelativePeriods.Window(LocalDateTime.of(2026, 1, 1, 0, 0), NOW.plusNanos(1000)),
        RelativePeriods.window(filter("year", 0, 0, false, Optional.empty()), NOW));
  }

  @Test
  void anAnchorTakesThePlaceOfNow() {
    assertEquals(
        new RelativePeriods.Window(
            LocalDateTime.of(2000, 2, 1, 0, 0), LocalDateTime.of(2000, 3, 1, 0, 0)),
        RelativePeriods.window(
            filter("month", 0, 0, true, Optional.of("#2000-02-04 00:00:00#")), NOW));
  }

  private static Filter.RelativeDate filter(
      String period, int first, int last, boolean future, Optional<String> anchor) {
    return new Filter.RelativeDate(
        new ElementId(ElementId.Kind.EXTRACT_FILTER, "d"),
        new FieldInstance(
            "d", Optional.of(new FieldInstance.Derivation("None", FieldType.QUANTITATIVE))),
        period,
        first,
        last,
        future,
        false,
        anchor);
  }
}
