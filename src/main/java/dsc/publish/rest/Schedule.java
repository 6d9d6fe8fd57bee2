package dsc.publish.rest;

import java.time.Instant;
import java.util.Optional;

/**
 * When something runs. On Tableau Server a schedule has an id and a name and is shared; on Tableau
 * Cloud it belongs to one task and has neither.
 *
 * @param hasDetails whether the answer tells more than the frequency
 * @param times when a task of Tableau Cloud runs, if the answer says it and dsc knows such times
 */
public record Schedule(
    Optional<String> id,
    Optional<String> name,
    String type,
    String frequency,
    Optional<Instant> nextRun,
    boolean hasDetails,
    Optional<CloudSchedule> times) {
  static Schedule of(Element schedule) {
    return new Schedule(
        schedule.attribute("id"),
        schedule.attribute("name"),
        schedule.value("type"),
        schedule.value("frequency"),
        schedule.attribute("nextRunAt").flatMap(Times::parse),
        schedule.child("frequencyDetails").isPresent(),
        CloudSchedule.of(schedule));
  }
}
