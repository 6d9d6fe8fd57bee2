package dsc.publish.server;

import dsc.publish.rest.Project;
import dsc.publish.rest.ProjectPath;
import dsc.publish.rest.RefreshTask;
import dsc.publish.rest.RemoteDatasource;
import dsc.publish.rest.Schedule;
import dsc.publish.rest.TableauClient;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One site with a session, and what was read of it: lists are read once for a plan, because a
 * workspace has hundreds of data sources, and afresh for an apply. Safe for several threads.
 */
final class Site {
  private final SiteAddress address;
  private final TableauClient client;
  private Optional<List<Project>> projects = Optional.empty();
  private Optional<Map<String, RemoteDatasource>> datasources = Optional.empty();
  private Optional<List<RefreshTask>> tasks = Optional.empty();
  private Optional<Boolean> onCloud = Optional.empty();
  private final Map<String, String> ids = new LinkedHashMap<>();

  Site(SiteAddress address, TableauClient client) {
    this.address = address;
    this.client = client;
  }

  SiteAddress address() {
    return address;
  }

  TableauClient client() {
    return client;
  }

  /** Forgets the lists, so that they are read again. */
  synchronized void forget() {
    projects = Optional.empty();
    datasources = Optional.empty();
    tasks = Optional.empty();
  }

  synchronized List<Project> projects() {
    if (projects.isEmpty()) {
      projects = Optional.of(client.projects().list());
    }
    return projects.get();
  }

  /** All data sources of the site, by id. */
  synchronized Map<String, RemoteDatasource> datasources() {
    if (datasources.isEmpty()) {
      Map<String, RemoteDatasource> all = new LinkedHashMap<>();
      client.datasources().listAll().forEach(found -> all.put(found.id(), found));
      datasources = Optional.of(all);
    }
    return datasources.get();
  }

  /** Everything about one as it is now; what is gone is empty. The list is brought up to date. */
  Optional<RemoteDatasource> lookUp(String id) {
    Optional<RemoteDatasource> now = client.datasources().lookUp(id);
    synchronized (this) {
      if (datasources.isPresent()) {
        Map<String, RemoteDatasource> all = new LinkedHashMap<>(datasources.get());
        now.ifPresentOrElse(found -> all.put(id, found), () -> all.remove(id));
        datasources = Optional.of(all);
      }
    }
    return now;
  }

  /** Everything about one as it is now, its refresh tasks with it. */
  Optional<RemoteDatasource> reread(String id) {
    synchronized (this) {
      tasks = Optional.empty();
    }
    return lookUp(id);
  }

  /** Brings what is known of one up to date. */
  void refresh(String id) {
    Optional<RemoteDatasource> ignored = reread(id);
  }

  /** The tasks that refresh a data source; they come in one list for the site. */
  synchronized List<RefreshTask> tasks(String id) {
    if (tasks.isEmpty()) {
      tasks = Optional.of(client.refreshes().tasks());
    }
    return tasks.get().stream().filter(task -> task.refreshes(id)).toList();
  }

  /** Whether it is a site of Tableau Cloud, asked once. */
  synchronized boolean isOnCloud() {
    if (onCloud.isEmpty()) {
      onCloud = Optional.of(client.sites().areOnCloud());
    }
    return onCloud.get();
  }

  /** The id of a schedule that is shared on a Tableau Server, looked up once. */
  synchronized String scheduleId(String name) {
    String key = "schedule " + name;
    String known = ids.get(key);
    if (known != null) {
      return known;
    }
    String id =
        client.refreshes().schedules().stream()
            .filter(schedule -> schedule.name().filter(name::equals).isPresent())
            .findFirst()
            .flatMap(Schedule::id)
            .orElseThrow(() -> Problems.noSchedule(name));
    ids.put(key, id);
    return id;
  }

  /** The project at a path; names count regardless of case, as they do to the server. */
  Optional<Project> project(ProjectPath path) {
    Optional<Project> at = Optional.empty();
    for (String name : path.names()) {
      Optional<String> parent = at.map(Project::id);
      List<Project> children =
          projects().stream().filter(p -> p.parentId().equals(parent)).toList();
      at =
          children.stream()
              .filter(p -> p.name().equals(name))
              .findFirst()
              .or(() -> children.stream().filter(p -> same(p.name(), name)).findFirst());
      if (at.isEmpty()) {
        return Optional.empty();
      }
    }
    return at;
  }

  /** The project at a path, made with what is missing above it. */
  synchronized Project makeProject(ProjectPath path) {
    Project made = client.projects().ensure(path);
    projects = Optional.empty();
    return made;
  }

  /** The path of a project; parents that are hidden from the user are left out. */
  ProjectPath path(String projectId, String name) {
    List<String> names = new ArrayList<>();
    Optional<String> at = Optional.of(projectId);
    while (at.isPresent() && names.size() < 100) {
      String id = at.get();
      Optional<Project> project = projects().stream().filter(p -> p.id().equals(id)).findFirst();
      project.ifPresent(p -> names.addFirst(p.name()));
      at = project.flatMap(Project::parentId);
    }
    return new ProjectPath(names.isEmpty() ? List.of(name) : names);
  }

  /** The id of a user or group, looked up once. */
  synchronized String id(boolean group, String name) {
    String key = group + " " + name;
    String known = ids.get(key);
    if (known != null) {
      return known;
    }
    String id = group ? client.people().groupId(name) : client.people().userId(name);
    ids.put(key, id);
    return id;
  }

  static boolean same(String a, String b) {
    return a.equalsIgnoreCase(b);
  }
}
