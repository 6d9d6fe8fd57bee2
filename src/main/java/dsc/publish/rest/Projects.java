package dsc.publish.rest;

import dsc.diag.Suggestions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Projects by their place. The server knows only parents, so the tree is built here. */
public final class Projects {
  /** How often to look again for a project that exists but is not in the list yet. */
  private static final int LOOKS = 5;

  private static final Duration LAG = Duration.ofSeconds(1);

  private final Api api;

  Projects(Api api) {
    this.api = api;
  }

  public List<Project> list() {
    Call call = Call.get("list the projects", "projects").query("sort", "name:asc");
    return Paging.all(api, call, "projects", "project").stream().map(Project::of).toList();
  }

  /** The project at that place, if it is there and visible. */
  public Optional<Project> find(ProjectPath path) {
    List<Project> all = list();
    Optional<Project> at = Optional.empty();
    for (String name : path.names()) {
      at = child(all, at, name);
      if (at.isEmpty()) {
        return Optional.empty();
      }
    }
    return at;
  }

  /** The project at that place; its absence is a failure that says which part is missing. */
  public Project get(ProjectPath path) {
    List<Project> all = list();
    Optional<Project> at = Optional.empty();
    for (String name : path.names()) {
      Optional<Project> next = child(all, at, name);
      if (next.isEmpty()) {
        List<String> siblings = children(all, at).stream().map(Project::name).toList();
        throw Problems.noProject(path, name, Suggestions.help(name, siblings));
      }
      at = next;
    }
    return at.orElseThrow();
  }

  /** The project at that place, made now with what is missing above it. */
  public Project ensure(ProjectPath path) {
    List<Project> all = list();
    Optional<Project> at = Optional.empty();
    for (String name : path.names()) {
      Optional<Project> next = child(all, at, name);
      at = Optional.of(next.isPresent() ? next.get() : create(name, at));
    }
    return at.orElseThrow();
  }

  private Project create(String name, Optional<Project> parent) {
    Element project = Element.of("project").with("name", name);
    Element placed = parent.map(p -> project.with("parentProjectId", p.id())).orElse(project);
    Call call =
        Call.post(
            "create the project `" + name + "`",
            Body.xml(Element.of("tsRequest").with(placed)),
            "projects");
    return switch (api.attempt(call)) {
      case Outcome.Answered(Reply reply) when reply.isSuccess() ->
          Project.of(api.element(call, reply, "project"));
      // Somebody else made it at the same moment.
      case Outcome.Answered(Reply reply) when reply.hasCode("409006") ->
          adopt(name, parent).orElseThrow(() -> api.refusal(call, reply));
      case Outcome.Answered(Reply reply) -> throw api.refusal(call, reply);
      case Outcome.Silent(String why) ->
          adopt(name, parent).orElseThrow(() -> Problems.noAnswer(call, why));
    };
  }

  /** Finds a project that was just made: lists lag behind writes. */
  private Optional<Project> adopt(String name, Optional<Project> parent) {
    for (int look = 1; look <= LOOKS; look++) {
      Optional<Project> found = child(list(), parent, name);
      if (found.isPresent()) {
        return found;
      }
      api.waiting().sleep(LAG.multipliedBy(look));
    }
    return Optional.empty();
  }

  private static List<Project> children(List<Project> all, Optional<Project> parent) {
    Optional<String> id = parent.map(Project::id);
    return all.stream().filter(project -> project.parentId().equals(id)).toList();
  }

  /**
   * By exact name, else by the only name that differs in case: names are unique regardless of it.
   */
  private static Optional<Project> child(List<Project> all, Optional<Project> parent, String name) {
    List<Project> children = children(all, parent);
    Optional<Project> exact =
        children.stream().filter(project -> project.name().equals(name)).findFirst();
    return exact.or(
        () -> children.stream().filter(p -> p.name().equalsIgnoreCase(name)).findFirst());
  }
}
