package dsc.publish.rest;

import java.time.Instant;
import java.util.Optional;

/**
 * When something runs. On Tableau Server a schedule has an id and a name and is shared; on Tableau
 * Cloud it belongs to one task and has neither.
 */
public record Schedule(
    Optional<String> id,
    Optional<String> name,
    String type,
    String frequency,
    Optional<Instant> nextRun) {
  static Schedule of(Element schedule) {
    return new Schedule(
        schedule.attribute("id"),
        schedule.attribute("name"),
        schedule.value("type"),
        schedule.value("frequency"),
        schedule.attribute("nextRunAt").flatMap(Times::parse));
  }
}
