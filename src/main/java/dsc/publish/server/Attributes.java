package dsc.publish.server;

import dsc.diag.Code;
import dsc.diag.DscException;
import dsc.plan.Desired;
import dsc.publish.rest.PermissionRule;
import dsc.publish.rest.ProjectPath;
import dsc.publish.rest.RefreshTask;
import dsc.publish.rest.RemoteConnection;
import dsc.publish.rest.RemoteDatasource;
import dsc.publish.rest.Schedule;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a server keeps beside the content, read in the words of the spec. Only what the spec
 * declares is read: the rest is not managed and never changed.
 */
final class Attributes {
  static final String SITE = "site";
  static final String PROJECT = "project";
  static final String DESCRIPTION = "description";
  static final String TAGS = "tags";
  static final String OWNER = "owner";
  static final String CERTIFIED = "certified";
  static final String NOTE = "certification note";
  static final String CREDENTIALS = "credentials";
  static final String SCHEDULE = "schedule";

  /** Not a thing that can be wanted: shows that something is taken over. */
  static final String MANAGED_BY = "managed by";

  /** Where data sources go that name no project. */
  static final String DEFAULT_PROJECT = "default";

  /** Failures that say that a name or a feature is not there, and nothing about the server. */
  private static final Set<Code> UNUSABLE =
      Set.of(Code.PERSON_NOT_FOUND, Code.REMOTE_NOT_FOUND, Code.SERVER_TOO_OLD);

  private Attributes() {}

  static String site(SortedMap<String, String> attributes) {
    return attributes.getOrDefault(SITE, "");
  }

  static ProjectPath project(SortedMap<String, String> attributes) {
    return ProjectPath.parse(attributes.getOrDefault(PROJECT, DEFAULT_PROJECT));
  }

  static String name(SortedMap<String, String> attributes) {
    return attributes.getOrDefault(Desired.NAME, "");
  }

  /** Why the attributes cannot be had on a site: a name in them that nobody has. */
  static Optional<Finder.Spot.Unusable> problem(Site site, SortedMap<String, String> wanted) {
    try {
      Grants.check(site, wanted);
      RefreshTimes.check(site, wanted);
      String owner = wanted.getOrDefault(OWNER, "");
      String schedule = wanted.getOrDefault(SCHEDULE, "");
      boolean known =
          (owner.isEmpty() || !site.id(false, owner).isEmpty())
              && (schedule.isEmpty() || !site.scheduleId(schedule).isEmpty());
      if (!known) {
        throw new IllegalStateException("a name without an id");
      }
      return Optional.empty();
    } catch (DscException e) {
      if (UNUSABLE.contains(e.code())) {
        return Optional.of(
            new Finder.Spot.Unusable(e.code(), Optional.ofNullable(e.getMessage()).orElse("")));
      }
      throw e;
    }
  }

  /** What is so now, under the names that are wanted; some cost a request of their own. */
  static SortedMap<String, String> read(
      Site site, RemoteDatasource remote, SortedMap<String, String> wanted) {
    SortedMap<String, String> now = new TreeMap<>();
    boolean grants = wanted.keySet().stream().anyMatch(Grants::isGrant);
    var rules =
        grants ? site.client().permissions().get(remote.id()).rules() : List.<PermissionRule>of();
    wanted.forEach(
        (name, value) -> {
          if (Grants.isGrant(name)) {
            now.put(name, Grants.present(site, name, value, rules));
          } else {
            one(site, remote, name, value).ifPresent(is -> now.put(name, is));
          }
        });
    return now;
  }

  private static Optional<String> one(
      Site site, RemoteDatasource remote, String name, String wanted) {
    return switch (name) {
      case Desired.NAME -> Optional.of(remote.name());
      case SITE -> Optional.of(wanted);
      case PROJECT -> Optional.of(project(site, remote, wanted));
      case DESCRIPTION -> Optional.of(remote.description());
      case TAGS -> Optional.of(String.join(",", ManagedTag.others(remote.tags())));
      case CERTIFIED -> Optional.of(String.valueOf(remote.certified()));
      case NOTE -> note(site, remote);
      case OWNER -> owner(site, remote, wanted);
      case CREDENTIALS -> Optional.of(credentials(site, remote));
      case SCHEDULE -> Optional.of(schedule(site, remote, wanted));
      case RefreshTimes.ATTRIBUTE -> Optional.of(RefreshTimes.present(site, remote.id(), wanted));
      default -> Optional.empty();
    };
  }

  /** Lists do not have it. */
  private static Optional<String> note(Site site, RemoteDatasource remote) {
    return remote.certified() && remote.certificationNote().isEmpty()
        ? site.lookUp(remote.id()).map(RemoteDatasource::certificationNote)
        : Optional.of(remote.certificationNote());
  }

  /** As it is wanted when that leads to the same project, so that spelling is no difference. */
  private static String project(Site site, RemoteDatasource remote, String wanted) {
    Optional<String> id = remote.projectId();
    boolean same =
        site.project(ProjectPath.parse(wanted))
            .filter(p -> id.equals(Optional.of(p.id())))
            .isPresent();
    return same
        ? wanted
        : id.map(i -> site.path(i, remote.projectName().orElse(i)).toString()).orElse("");
  }

  private static Optional<String> owner(Site site, RemoteDatasource remote, String wanted) {
    return remote
        .ownerId()
        .map(
            id -> id.equals(site.id(false, wanted)) ? wanted : site.client().people().userName(id));
  }

  /** The logins that are kept, as {@code user@host}. */
  static String credentials(Site site, RemoteDatasource remote) {
    return site.client().connections().list(remote.id()).stream()
        .filter(RemoteConnection::passwordKept)
        .map(connection -> connection.user() + "@" + connection.server())
        .distinct()
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private static String schedule(Site site, RemoteDatasource remote, String wanted) {
    List<String> names =
        site.tasks(remote.id()).stream()
            .flatMap(task -> name(site, task).stream())
            .sorted()
            .toList();
    return among(names, wanted);
  }

  /** The wanted one if it is there, else all; that there is none is something to tell as well. */
  static String among(List<String> present, String wanted) {
    if (present.isEmpty()) {
      return "(none)";
    }
    return present.contains(wanted) ? wanted : String.join("; ", present);
  }

  private static Optional<String> name(Site site, RefreshTask task) {
    Optional<String> id = task.schedule().flatMap(Schedule::id);
    return task.schedule()
        .flatMap(Schedule::name)
        .or(
            () ->
                site.client().refreshes().schedules().stream()
                    .filter(s -> s.id().isPresent() && s.id().equals(id))
                    .findFirst()
                    .flatMap(Schedule::name));
  }
}
