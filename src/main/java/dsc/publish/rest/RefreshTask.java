package dsc.publish.rest;

import java.util.Optional;

/** A refresh that runs by itself. */
public record RefreshTask(
    String id,
    Optional<String> datasourceId,
    String type,
    int failuresInARow,
    Optional<Schedule> schedule) {
  /** Whether it refreshes this data source. */
  public boolean refreshes(String datasource) {
    return datasourceId.filter(datasource::equals).isPresent();
  }

  static RefreshTask of(Element refresh) {
    return new RefreshTask(
        refresh.value("id"),
        refresh.attributeOf("datasource", "id"),
        refresh.value("type"),
        refresh.number("consecutiveFailedCount").orElse(0),
        refresh.child("schedule").map(Schedule::of));
  }
}
