package dsc.publish.server;

import dsc.plan.PublicationKey;
import dsc.publish.rest.ConnectionCredentials;
import dsc.publish.rest.DatasourceChange;
import dsc.publish.rest.PermissionRule;
import dsc.publish.rest.RemoteConnection;
import dsc.publish.rest.RemoteDatasource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Brings what lies beside the content to what is declared, and what is not declared back to what it
 * was before an overwrite. Doing it twice does no harm, so an interrupted one is done again.
 */
final class Repair {
  private final Site site;
  private final String managedBy;
  private final Logins logins;

  Repair(Site site, String managedBy, Logins logins) {
    this.site = site;
    this.managedBy = managedBy;
    this.logins = logins;
  }

  /**
   * @param now the data source as it was just read
   * @param before what there was; nothing when there was no data source
   * @param overwritten whether the content was replaced, and the logins with it
   */
  void run(
      RemoteDatasource now,
      PublicationKey key,
      SortedMap<String, String> wanted,
      Optional<Snapshot> before,
      boolean overwritten) {
    String id = now.id();
    properties(now, wanted, before);
    tags(now, key, wanted, before);
    permissions(id, wanted, before);
    // After the owner, because changing that can drop them.
    credentials(id, key, wanted, overwritten);
    schedule(id, wanted);
    declared(wanted, RefreshTimes.ATTRIBUTE).ifPresent(times -> RefreshTimes.set(site, id, times));
  }

  private void properties(
      RemoteDatasource now, SortedMap<String, String> wanted, Optional<Snapshot> before) {
    DatasourceChange change = DatasourceChange.none();
    Optional<String> description =
        declared(wanted, Attributes.DESCRIPTION).or(() -> before.map(Snapshot::description));
    if (description.filter(text -> !text.equals(now.description())).isPresent()) {
      change = change.description(description.get());
    }
    boolean certified =
        declared(wanted, Attributes.CERTIFIED)
            .map(Boolean::parseBoolean)
            .or(() -> before.map(Snapshot::certified))
            .orElse(now.certified());
    String note =
        declared(wanted, Attributes.NOTE)
            .or(() -> before.map(Snapshot::note))
            .orElse(now.certificationNote());
    if (certified != now.certified() || (certified && !note.equals(now.certificationNote()))) {
      change = change.certification(new DatasourceChange.Certification(certified, note));
    }
    Optional<String> owner =
        declared(wanted, Attributes.OWNER)
            .map(name -> site.id(false, name))
            .or(() -> before.flatMap(Snapshot::ownerId));
    if (owner.isPresent() && !owner.equals(now.ownerId())) {
      change = change.ownerId(owner.get());
      // Servers before 2021.4 refuse a new owner without a project.
      change = now.projectId().map(change::projectId).orElse(change);
    }
    if (!change.equals(DatasourceChange.none())) {
      RemoteDatasource ignored = site.client().datasources().update(now.id(), change);
    }
  }

  private void tags(
      RemoteDatasource remote,
      PublicationKey key,
      SortedMap<String, String> wanted,
      Optional<Snapshot> before) {
    List<String> now = remote.tags();
    String mark = new ManagedTag(managedBy, key).label();
    List<String> labels = new ArrayList<>();
    labels.add(mark);
    Optional<String> declared = declared(wanted, Attributes.TAGS);
    if (declared.isPresent()) {
      labels.addAll(
          Arrays.stream(declared.get().split(",", -1)).filter(t -> !t.isEmpty()).toList());
    } else {
      labels.addAll(ManagedTag.others(now));
      before.map(Snapshot::tags).map(ManagedTag::others).ifPresent(labels::addAll);
    }
    List<String> all = labels.stream().distinct().toList();
    if (!now.stream().sorted().toList().equals(all.stream().sorted().toList())) {
      site.client().datasources().setTags(remote, all);
    }
  }

  private void permissions(String id, SortedMap<String, String> wanted, Optional<Snapshot> before) {
    Map<String, PermissionRule> rules = new TreeMap<>();
    before
        .map(Snapshot::permissions)
        .ifPresent(kept -> kept.forEach(rule -> rules.put(subject(rule), rule)));
    Grants.wanted(site, wanted).forEach(rule -> rules.put(subject(rule), rule));
    if (!rules.isEmpty()) {
      var ignored = site.client().permissions().set(id, List.copyOf(rules.values()));
    }
  }

  private static String subject(PermissionRule rule) {
    return rule.grantee() + " " + rule.capability();
  }

  private void credentials(
      String id, PublicationKey key, SortedMap<String, String> wanted, boolean overwritten) {
    Optional<String> declared = declared(wanted, Attributes.CREDENTIALS);
    if (declared.isEmpty()) {
      return;
    }
    List<Login> all = logins.of(key);
    List<RemoteConnection> connections = site.client().connections().list(id);
    for (RemoteConnection connection : connections) {
      Optional<Login> login =
          all.stream()
              .filter(l -> connections.size() == 1 || Site.same(l.server(), connection.server()))
              .findFirst();
      boolean kept =
          connection.passwordKept()
              && login.filter(l -> l.user().equals(connection.user())).isPresent();
      if (login.isPresent() && (overwritten || !kept)) {
        RemoteConnection ignored =
            site.client()
                .connections()
                .embed(
                    id,
                    connection.id(),
                    new ConnectionCredentials(login.get().user(), login.get().password()));
      }
    }
  }

  private void schedule(String id, SortedMap<String, String> wanted) {
    Optional<String> name = declared(wanted, Attributes.SCHEDULE);
    if (name.isEmpty()) {
      return;
    }
    String schedule = site.scheduleId(name.get());
    boolean attached =
        site.client().refreshes().tasks(id).stream()
            .anyMatch(
                task ->
                    task.schedule()
                        .flatMap(dsc.publish.rest.Schedule::id)
                        .filter(schedule::equals)
                        .isPresent());
    if (!attached) {
      site.client().refreshes().attach(schedule, id);
    }
  }

  private static Optional<String> declared(SortedMap<String, String> wanted, String name) {
    return Optional.ofNullable(wanted.get(name));
  }
}
