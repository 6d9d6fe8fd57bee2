package dsc.cli;

import dsc.Artifacts;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/** The one place that reads the clock: what relative dates in extract filters count from. */
final class Clock {
  private Clock() {}

  /** Today in UTC, to the day: a filter window moves once a day at most. */
  static LocalDateTime today() {
    return LocalDateTime.now(ZoneOffset.UTC).toLocalDate().atStartOfDay();
  }

  static Artifacts artifacts(Work work, LazyEngine engine) {
    return new Artifacts(work.compiler(), engine.inspector(), today());
  }
}
