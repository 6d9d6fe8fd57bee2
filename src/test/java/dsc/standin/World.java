package dsc.standin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.w3c.dom.Element;

/** Everything the server knows. Its time moves one second with every change. */
public final class World {
  /** A site by its content URL. */
  public record Site(String id, String name, String contentUrl) {}

  /** A user; the first is the administrator that everything belongs to. */
  public record User(String id, String name, String password) {}

  public record Group(String id, String name) {}

  /** A personal access token. */
  record Pat(String name, String secret, User user) {}

  record App(String clientId, String secretId, String secret) {}

  /** A session; one per token, because a second sign-in takes its place. */
  record Session(String token, Site site, User user, Optional<String> pat) {}

  /** A project. */
  public static final class Project {
    public final String id;
    public final String siteId;
    public String name;
    public Optional<String> parentId = Optional.empty();
    public String description = "";
    public String contentPermissions = "ManagedByOwner";

    /** Not shown to anybody, though what is in it is. */
    public boolean hidden;

    int unlisted;

    Project(String id, String siteId, String name) {
      this.id = id;
      this.siteId = siteId;
      this.name = name;
    }
  }

  /** A job. */
  static final class Job {
    final String id;
    final String type;
    int polls;
    Quirks.JobEnd end = Quirks.JobEnd.SUCCESS;
    String notes = "";
    Runnable work = () -> {};
    boolean worked;
    String completedAt = "";

    Job(String id, String type) {
      this.id = id;
      this.type = type;
    }
  }

  /** A refresh task: on a shared schedule, or with times of its own as they came in. */
  record Task(
      String id,
      String datasourceId,
      String type,
      Optional<String> scheduleId,
      Optional<Element> times) {}

  public final Map<String, Site> sites = new LinkedHashMap<>();
  public final Map<String, User> users = new LinkedHashMap<>();
  public final Map<String, Group> groups = new LinkedHashMap<>();
  public final Map<String, Project> projects = new LinkedHashMap<>();
  public final Map<String, Published> datasources = new LinkedHashMap<>();
  public final List<Usage> usages = new ArrayList<>();
  final Map<String, Pat> pats = new LinkedHashMap<>();
  final Map<String, App> apps = new LinkedHashMap<>();
  final Map<String, Session> sessions = new LinkedHashMap<>();
  final Map<String, Job> jobs = new LinkedHashMap<>();
  final Map<String, Upload> uploads = new LinkedHashMap<>();
  final Map<String, Task> tasks = new LinkedHashMap<>();
  final Map<String, String> schedules = new LinkedHashMap<>();
  final Map<String, String> seenRequestIds = new TreeMap<>();
  final List<String> usedJwtIds = new ArrayList<>();
  final Path folder;
  int replacedSessions;
  private int ids;
  private Instant clock = Instant.parse("2026-01-01T00:00:00Z");

  World() {
    try {
      folder = Files.createTempDirectory("stand-in");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Site samples = site("Samples", "Samples");
    site("Default", "");
    User admin = user("admin", Secrets.ADMIN);
    user("ann", Secrets.ANN);
    group("Analysts");
    pats.put("ci", new Pat("ci", Secrets.TOKEN, admin));
    apps.put("app-id", new App("app-id", "secret-id", Secrets.APP));
    for (Site site : sites.values()) {
      project(site, "default", Optional.empty());
    }
    Project sales = project(samples, "Sales", Optional.empty());
    project(samples, "EMEA", Optional.of(sales.id));
    project(samples, "EMEA", Optional.empty());
    schedules.put(newId(), "Weekday early mornings");
  }

  public Site site(String name, String contentUrl) {
    Site site = new Site(newId(), name, contentUrl);
    sites.put(site.id(), site);
    return site;
  }

  public User user(String name, String password) {
    User user = new User(newId(), name, password);
    users.put(user.id(), user);
    return user;
  }

  public Group group(String name) {
    Group group = new Group(newId(), name);
    groups.put(group.id(), group);
    return group;
  }

  public Project project(Site site, String name, Optional<String> parentId) {
    Project project = new Project(newId(), site.id(), name);
    project.parentId = parentId;
    projects.put(project.id, project);
    return project;
  }

  public Site samples() {
    return sites.values().iterator().next();
  }

  /** The project of that name with that parent's name, which is empty at the top. */
  public Project project(String parent, String name) {
    return projects.values().stream()
        .filter(project -> project.name.equals(name))
        .filter(project -> project.siteId.equals(samples().id()))
        .filter(
            project ->
                project
                    .parentId
                    .map(id -> Optional.ofNullable(projects.get(id)).orElseThrow().name)
                    .orElse("")
                    .equals(parent))
        .findFirst()
        .orElseThrow();
  }

  public Optional<Published> datasource(String name) {
    return datasources.values().stream().filter(d -> d.name.equals(name)).findFirst();
  }

  /**
   * What somebody does who edits a published data source in the browser: the newest content with a
   * text replaced becomes a new revision.
   */
  public void editByHand(String name, String old, String now) {
    Published published = datasource(name).orElseThrow();
    Published.Revision newest = published.newest();
    try {
      byte[] edited = Packages.edit(Files.readAllBytes(newest.file()), newest.type(), old, now);
      published.updatedAt = tick();
      published.revisions.add(
          new Published.Revision(
              newest.number() + 1,
              published.updatedAt,
              newest.publisher(),
              Files.write(newFile(), edited),
              newest.type()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A site with a default project, and a token of the administrator's for it. */
  public void siteWithToken(String contentUrl, String token, String secret) {
    Project ignored = project(site(contentUrl, contentUrl), "default", Optional.empty());
    pats.put(token, new Pat(token, secret, users.values().iterator().next()));
  }

  /** How often a sign-in ended a session that somebody else still had. */
  public int replacedSessions() {
    return replacedSessions;
  }

  /** Somebody deletes all refresh tasks. */
  public void deleteTasks() {
    tasks.clear();
  }

  /** Ends every session without telling anybody. */
  public void expireSessions() {
    sessions.clear();
  }

  public int sessionCount() {
    return sessions.size();
  }

  String newId() {
    ids++;
    return String.format(java.util.Locale.ROOT, "%08x-0000-4000-8000-%012x", ids * 7919, ids);
  }

  int nextNumber() {
    return ++ids;
  }

  /** The server's time, a second later than before. */
  String tick() {
    clock = clock.plusSeconds(1);
    return clock.toString();
  }

  Path newFile() {
    return folder.resolve("file-" + nextNumber());
  }
}
