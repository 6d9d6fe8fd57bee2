package dsc.publish.rest;

import java.time.Duration;
import java.util.List;

/** Refreshing extracts, now and by schedule. */
public final class Refreshes {
  private static final int TRIES = 4;
  private static final Duration SETTLING = Duration.ofSeconds(2);

  /** How much of the extract is read anew. */
  public enum Extent {
    FULL("FullRefresh"),
    INCREMENTAL("IncrementalRefresh");

    private final String type;

    Extent(String type) {
      this.type = type;
    }
  }

  private final Api api;

  Refreshes(Api api) {
    this.api = api;
  }

  /** Starts a refresh. Right after a publish a server may refuse it for some seconds. */
  public RefreshStart start(String datasourceId, Extent extent) {
    Element request = Element.of("tsRequest");
    if (extent == Extent.INCREMENTAL) {
      api.require(ApiVersion.INCREMENTAL_REFRESH, "an incremental refresh");
      request = request.with(Element.of("extractRefresh").with("incremental", "true"));
    }
    Call call =
        Call.post("refresh the extract", Body.xml(request), "datasources", datasourceId, "refresh");
    for (int attempt = 1; ; attempt++) {
      Reply reply = api.reply(call);
      if (reply.isSuccess()) {
        return new RefreshStart.Started(job(call, reply));
      }
      if (reply.hasCode("409093")) {
        return new RefreshStart.AlreadyQueued();
      }
      boolean settling = reply.status() == 400 || reply.status() == 409;
      if (!settling || reply.hasCode("409090") || attempt == TRIES) {
        throw api.refusal(call, reply);
      }
      api.waiting().sleep(SETTLING.multipliedBy(attempt));
    }
  }

  /** The tasks that refresh this data source. */
  public List<RefreshTask> tasks(String datasourceId) {
    Call call = Call.get("list the refresh tasks", "tasks", "extractRefreshes");
    return api.ask(call, "tasks").children("task").stream()
        .flatMap(task -> task.child("extractRefresh").stream())
        .map(RefreshTask::of)
        .filter(task -> task.datasourceId().filter(datasourceId::equals).isPresent())
        .toList();
  }

  public Job run(RefreshTask task) {
    Call call =
        Call.post(
            "run the refresh task",
            Body.xml(Element.of("tsRequest")),
            "tasks",
            "extractRefreshes",
            task.id(),
            "runNow");
    return job(call, api.reply(call));
  }

  public void delete(RefreshTask task) {
    api.tell(Call.delete("delete the refresh task", "tasks", "extractRefreshes", task.id()));
  }

  /** The shared schedules of a Tableau Server. */
  public List<Schedule> schedules() {
    Call call = Call.get("list the schedules", "schedules").in(Call.Scope.VERSION);
    return Paging.all(api, call, "schedules", "schedule").stream().map(Schedule::of).toList();
  }

  /** Puts the data source on a shared schedule of a Tableau Server. */
  public void attach(String scheduleId, String datasourceId) {
    Element task =
        Element.of("task")
            .with(
                Element.of("extractRefresh")
                    .with(Element.of("datasource").with("id", datasourceId)));
    api.tell(
        Call.put(
            "put the data source on the schedule",
            Body.xml(Element.of("tsRequest").with(task)),
            "schedules",
            scheduleId,
            "datasources"));
  }

  /** Makes a task with its own schedule, as Tableau Cloud has them. */
  public RefreshTask create(String datasourceId, Extent extent, CloudSchedule schedule) {
    api.require(ApiVersion.CLOUD_SCHEDULES, "a refresh task with its own schedule");
    // The two stand side by side here, where a list shows the schedule inside.
    Element request =
        Element.of("tsRequest")
            .with(
                Element.of("extractRefresh")
                    .with("type", extent.type)
                    .with(Element.of("datasource").with("id", datasourceId)))
            .with(schedule.toElement());
    Call call =
        Call.post("create the refresh task", Body.xml(request), "tasks", "extractRefreshes");
    return RefreshTask.of(api.ask(call, "extractRefresh"));
  }

  private Job job(Call call, Reply reply) {
    if (!reply.isSuccess()) {
      throw api.refusal(call, reply);
    }
    return Job.of(api.element(call, reply, "job"), api.redactor());
  }
}
