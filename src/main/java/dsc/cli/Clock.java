package dsc.cli;

import dsc.Artifacts;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** The one place that reads the clock: what relative dates count from and NOW() gives. */
final class Clock {
  private Clock() {}

  /** Today in UTC, to the day: a filter window moves once a day at most. */
  static LocalDateTime today() {
    return LocalDateTime.now(ZoneOffset.UTC).toLocalDate().atStartOfDay();
  }

  /** This second in UTC. */
  static LocalDateTime now() {
    return LocalDateTime.now(ZoneOffset.UTC).truncatedTo(ChronoUnit.SECONDS);
  }

  static Artifacts artifacts(Work work, LazyEngine engine) {
    return new Artifacts(work.compiler(), engine.inspector(), today());
  }
}
