package dsc.standin;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.w3c.dom.Element;

/** Refreshes, refresh tasks and schedules. */
final class TaskRoutes {
  private static final String TASKS = "api/{v}/sites/{s}/tasks/extractRefreshes";

  private final World world;
  private final Quirks quirks;

  TaskRoutes(World world, Quirks quirks) {
    this.world = world;
    this.quirks = quirks;
  }

  void addTo(Router router) {
    router.signedIn("refresh", "POST", "api/{v}/sites/{s}/datasources/{d}/refresh", this::refresh);
    router.signedIn("listTasks", "GET", TASKS, this::list);
    router.signedIn("createTask", "POST", TASKS, this::create);
    router.signedIn("changeTask", "POST", TASKS + "/{t}", this::change);
    router.signedIn("deleteTask", "DELETE", TASKS + "/{t}", this::delete);
    router.signedIn("runTask", "POST", TASKS + "/{t}/runNow", this::run);
    router.signedIn("listSchedules", "GET", "api/{v}/schedules", this::schedules);
    router.signedIn(
        "attachSchedule", "PUT", "api/{v}/sites/{s}/schedules/{c}/datasources", this::attach);
  }

  private Answer refresh(Incoming in, World.Session session) {
    Element request = Incoming.request(in.body());
    if (quirks.refreshRefusals-- > 0) {
      throw new Refusal("400000", "Not yet");
    }
    Published datasource =
        Optional.ofNullable(world.datasources.get(in.param("d")))
            .orElseThrow(() -> new Refusal("404004", "Datasource not found"));
    boolean queued =
        world.jobs.values().stream()
            .anyMatch(
                job -> job.notes.equals("refresh " + datasource.id) && job.completedAt.isEmpty());
    if (queued) {
      throw new Refusal("409093", "Job for " + datasource.name + " is already queued.");
    }
    boolean incremental =
        Incoming.child(request, "extractRefresh")
            .filter(e -> e.getAttribute("incremental").equals("true"))
            .isPresent();
    return started(incremental ? "IncrementExtract" : "RefreshExtract", 202, datasource);
  }

  private Answer started(String type, int status, Published datasource) {
    World.Job job = new World.Job(world.newId(), type);
    job.notes = "refresh " + datasource.id;
    job.polls = quirks.pollsUntilDone;
    world.jobs.put(job.id, job);
    return Answer.xml(
        status,
        quirks.prefixedXml,
        new Node("job")
            .with("id", job.id)
            .with("mode", "Asynchronous")
            .with("type", type)
            .with("createdAt", world.tick())
            .with(
                new Node("extractRefreshJob")
                    .with(
                        new Node("datasource")
                            .with("id", datasource.id)
                            .with("name", datasource.name))));
  }

  private Answer list(Incoming in, World.Session session) {
    List<Node> tasks =
        world.tasks.values().stream().map(task -> new Node("task").with(node(task, true))).toList();
    return Answer.xml(200, quirks.prefixedXml, new Node("tasks").with(tasks));
  }

  private Node node(World.Task task, boolean withSchedule) {
    Node node =
        new Node("extractRefresh")
            .with("id", task.id())
            .with("priority", "50")
            .with("consecutiveFailedCount", "0")
            .with("type", task.type());
    if (withSchedule) {
      node.with(schedule(task));
    }
    return node.with(new Node("datasource").with("id", task.datasourceId()));
  }

  private Node schedule(World.Task task) {
    if (task.times().isPresent() && !quirks.hidesTimes) {
      return Node.of(task.times().get()).with("nextRunAt", "2026-01-02T06:00:00Z");
    }
    String frequency = task.times().map(times -> times.getAttribute("frequency")).orElse("Daily");
    Node schedule =
        new Node("schedule").with("frequency", frequency).with("nextRunAt", "2026-01-02T06:00:00Z");
    task.scheduleId()
        .ifPresent(
            id -> schedule.with("id", id).with("name", world.schedules.getOrDefault(id, "")));
    return schedule;
  }

  private Answer create(Incoming in, World.Session session) {
    return own(in, world.newId(), 201);
  }

  private Answer change(Incoming in, World.Session session) {
    return own(in, one(in).id(), 200);
  }

  /** A task with times of its own. */
  private Answer own(Incoming in, String id, int status) {
    Element refresh = in.payload("extractRefresh");
    Element schedule = in.payload("schedule");
    String datasource =
        Incoming.child(refresh, "datasource").map(d -> d.getAttribute("id")).orElse("");
    boolean days =
        Incoming.child(schedule, "frequencyDetails")
            .flatMap(details -> Incoming.child(details, "intervals"))
            .filter(
                intervals ->
                    Incoming.children(intervals).stream()
                        .anyMatch(i -> i.hasAttribute("weekDay") || i.hasAttribute("monthDay")))
            .isPresent();
    if (!days) {
      throw new Refusal("409004", "Invalid subscription schedule");
    }
    World.Task task =
        new World.Task(
            id, datasource, refresh.getAttribute("type"), Optional.empty(), Optional.of(schedule));
    world.tasks.put(id, task);
    // Here the schedule stands beside the task, not inside it.
    return Answer.xml(status, quirks.prefixedXml, node(task, false), schedule(task));
  }

  private World.Task one(Incoming in) {
    return Optional.ofNullable(world.tasks.get(in.param("t")))
        .orElseThrow(() -> new Refusal("404000", "Task not found"));
  }

  private Answer delete(Incoming in, World.Session session) {
    world.tasks.remove(one(in).id());
    return Answer.empty(204);
  }

  private Answer run(Incoming in, World.Session session) {
    World.Task task = one(in);
    Published datasource =
        Optional.ofNullable(world.datasources.get(task.datasourceId())).orElseThrow();
    return started("RefreshExtract", 200, datasource);
  }

  private Answer schedules(Incoming in, World.Session session) {
    if (quirks.cloud) {
      throw new Refusal("403069", "Tableau Cloud has no schedules with names");
    }
    return Lists.answer(
        in,
        quirks,
        new Lists.Table<>(
            List.copyOf(world.schedules.keySet()),
            Map.of("name", (String id) -> world.schedules.getOrDefault(id, "")),
            id ->
                new Node("schedule")
                    .with("id", id)
                    .with("name", world.schedules.getOrDefault(id, ""))
                    .with("state", "Active")
                    .with("type", "Extract")
                    .with("frequency", "Weekly")
                    .with("nextRunAt", "2026-01-02T06:00:00Z")),
        "schedules");
  }

  private Answer attach(Incoming in, World.Session session) {
    Element refresh =
        Incoming.child(in.payload("task"), "extractRefresh")
            .orElseThrow(() -> new Refusal("400000", "extractRefresh is missing"));
    String datasource =
        Incoming.child(refresh, "datasource").map(d -> d.getAttribute("id")).orElse("");
    World.Task task =
        new World.Task(
            world.newId(),
            datasource,
            "RefreshExtractTask",
            Optional.of(in.param("c")),
            Optional.empty());
    world.tasks.put(task.id(), task);
    return Answer.xml(
        200,
        quirks.prefixedXml,
        new Node("task").with(node(task, true)),
        new Node("warnings").with(new Node("warning").with("message", "It will run late")));
  }
}
