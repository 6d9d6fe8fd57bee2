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

  /** All tasks of the site; the list has no pages. */
  public List<RefreshTask> tasks() {
    Call call = Call.get("list the refresh tasks", "tasks", "extractRefreshes");
    return api.ask(call, "tasks").children("task").stream()
        .flatMap(task -> task.child("extractRefresh").stream())
        .map(RefreshTask::of)
        .toList();
  }

  /** The tasks that refresh this data source. */
  public List<RefreshTask> tasks(String datasourceId) {
    return tasks().stream().filter(task -> task.refreshes(datasourceId)).toList();
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

  /** Fails when the server is too old for tasks with a schedule of their own. */
  public void requireOwnSchedules() {
    api.require(ApiVersion.CLOUD_SCHEDULES, "a refresh task with its own schedule");
  }

  /** Makes a task with its own schedule, as Tableau Cloud has them. */
  public RefreshTask create(String datasourceId, Extent extent, CloudSchedule schedule) {
    requireOwnSchedules();
    Call call =
        Call.post(
            "create the refresh task",
            own(datasourceId, extent, schedule),
            "tasks",
            "extractRefreshes");
    return RefreshTask.of(api.ask(call, "extractRefresh"));
  }

  /** Gives a task of Tableau Cloud another schedule; a POST, but one that sets. */
  public void change(RefreshTask task, String datasourceId, Extent extent, CloudSchedule schedule) {
    requireOwnSchedules();
    api.tell(
        Call.post(
                "change the refresh task",
                own(datasourceId, extent, schedule),
                "tasks",
                "extractRefreshes",
                task.id())
            .with(Call.Replay.SAFE));
  }

  /** The two stand side by side here, where a list shows the schedule inside. */
  private static Body own(String datasourceId, Extent extent, CloudSchedule schedule) {
    return Body.xml(
        Element.of("tsRequest")
            .with(
                Element.of("extractRefresh")
                    .with("type", extent.type)
                    .with(Element.of("datasource").with("id", datasourceId)))
            .with(schedule.toElement()));
  }

  private Job job(Call call, Reply reply) {
    if (!reply.isSuccess()) {
      throw api.refusal(call, reply);
    }
    return Job.of(api.element(call, reply, "job"), api.redactor());
  }
}
