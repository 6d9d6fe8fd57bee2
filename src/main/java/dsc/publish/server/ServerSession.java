package dsc.publish.server;

import dsc.plan.Desired;
import dsc.plan.Fingerprint;
import dsc.plan.Lookup;
import dsc.plan.Managed;
import dsc.plan.Publication;
import dsc.plan.PublicationKey;
import dsc.plan.Revision;
import dsc.plan.Target;
import dsc.publish.directory.Disk;
import dsc.publish.directory.FolderLock;
import dsc.publish.rest.DatasourceChange;
import dsc.publish.rest.Datasources;
import dsc.publish.rest.FileType;
import dsc.publish.rest.Project;
import dsc.publish.rest.ProjectPath;
import dsc.publish.rest.PublishMode;
import dsc.publish.rest.RemoteDatasource;
import dsc.tds.TdsxReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Writes to a server. A publish goes: what is there is read again and must be what the plan saw;
 * the record announces it; the server takes it; what an overwrite reset is put back; the record
 * says it is done. Whatever interrupts it, the revision and the content tell which side of the
 * publish it was.
 */
final class ServerSession implements Target.Session {
  private final Sites sites;
  private final Finder finder;
  private final StateFolder state;
  private final ServerSettings settings;
  private final Logins logins;
  private final Supplier<List<Managed>> managed;
  private final FolderLock lock;
  private final Path work;
  private final Map<PublicationKey, SortedMap<String, String>> unrecorded = new TreeMap<>();
  private final Map<Thread, Path> folders = new ConcurrentHashMap<>();

  ServerSession(
      Sites sites,
      Finder finder,
      StateFolder state,
      ServerSettings settings,
      Logins logins,
      Supplier<List<Managed>> managed,
      FolderLock lock) {
    this.sites = sites;
    this.finder = finder;
    this.state = state;
    this.settings = settings;
    this.logins = logins;
    this.managed = managed;
    this.lock = lock;
    this.work = state.work();
  }

  /** Settles what an apply that was killed announced. */
  void recover() {
    for (Entry entry : state.all()) {
      if (entry.pending().isPresent()) {
        sites.with(
            sites.address(entry.site()),
            site -> {
              settle(site, entry);
              return entry;
            });
      }
    }
  }

  private void settle(Site site, Entry entry) {
    Entry.Pending pending = entry.pending().orElseThrow();
    Optional<RemoteDatasource> remote =
        finder.locate(site, entry.key(), pending.attributes(), Optional.of(entry))
                instanceof Finder.Spot.Ours(RemoteDatasource found)
            ? Optional.of(found)
            : Optional.empty();
    if (remote.isEmpty()) {
      drop(entry.undone());
      return;
    }
    String id = remote.get().id();
    Entry settled =
        finder
            .settled(Optional.of(entry), remote.get(), finder.content(site, remote.get()))
            .orElseThrow();
    // Before the publish nothing was reset; after it, what it reset is still to be put back.
    if (settled.applied().filter(a -> a.tds().equals(pending.tds())).isPresent()) {
      repair(site).run(id, entry.key(), pending.attributes(), pending.snapshot(), true);
      site.refresh(id);
    }
    drop(settled);
  }

  /** An entry of nothing is no entry. */
  private void drop(Entry entry) {
    if (entry.applied().isEmpty()) {
      state.remove(entry.key());
    } else {
      state.put(entry);
    }
  }

  private Repair repair(Site site) {
    return new Repair(site, settings.managedBy(), logins);
  }

  @Override
  public Path workFolder() {
    Path folder =
        folders.computeIfAbsent(
            Thread.currentThread(), thread -> work.resolve("w" + thread.threadId()));
    Disk.deleteTree(folder);
    Disk.makeFolder(folder);
    return folder;
  }

  @Override
  public Path fetch(PublicationKey key) {
    Entry entry = state.entry(key).orElseThrow(() -> Problems.notPublished(key));
    Entry.Applied applied = entry.applied().orElseThrow(() -> Problems.notPublished(key));
    Path folder = folders.getOrDefault(Thread.currentThread(), work);
    return sites.withWriting(
        sites.address(entry.site()),
        site ->
            site.client()
                .datasources()
                .download(
                    applied.id(), Datasources.Extract.INCLUDED, folder.resolve("published.tdsx"))
                .file());
  }

  @Override
  public Revision publish(Publication publication) {
    return sites.withWriting(
        address(publication.desired().attributes()), site -> publish(site, publication));
  }

  private SiteAddress address(SortedMap<String, String> attributes) {
    return sites.address(Attributes.site(attributes));
  }

  private Revision publish(Site site, Publication publication) {
    Desired desired = publication.desired();
    PublicationKey key = desired.key();
    logins.of(key).forEach(login -> site.client().hide(login.password()));
    byte[] tds = document(publication.file());
    if (!Fingerprint.of(tds).equals(desired.tds())) {
      throw Problems.otherDocument(key);
    }
    Optional<RemoteDatasource> old = current(site, desired, publication.replaces());
    Project project = project(site, desired.attributes());
    Optional<Snapshot> snapshot = old.map(remote -> snapshot(site, remote));
    int before = old.map(remote -> newest(site, remote.id())).orElse(0);
    Entry entry =
        state.entry(key).orElseGet(() -> Entry.fresh(key, Attributes.site(desired.attributes())));
    state.keep(tds);
    state.put(
        entry.announcing(
            new Entry.Pending(
                before, desired.attributes(), desired.tds(), publication.extract(), snapshot)));
    old.ifPresent(remote -> move(site, remote, project, desired.name()));
    RemoteDatasource published =
        site.client()
            .publishing(settings.publish())
            .publish(
                dsc.publish.rest.Publication.of(
                    project,
                    desired.name(),
                    publication.file(),
                    FileType.TDSX,
                    old.isPresent() ? PublishMode.OVERWRITE : PublishMode.CREATE));
    repair(site).run(published.id(), key, desired.attributes(), snapshot, true);
    state.put(
        entry.with(
            desired.attributes(),
            new Entry.Applied(
                published.id(),
                newest(site, published.id()),
                desired.tds(),
                publication.extract())));
    return reread(site, published.id(), key, desired.attributes());
  }

  /** What is there now, if it is still what the plan saw. */
  private Optional<RemoteDatasource> current(
      Site site, Desired desired, Optional<Revision> planned) {
    Optional<RemoteDatasource> known = remote(site, desired.key(), desired.attributes());
    known.ifPresent(remote -> site.refresh(remote.id()));
    Lookup now = finder.find(site, desired.key(), desired.attributes());
    if (!now.revision().equals(planned)) {
      throw Problems.moved(desired.key());
    }
    return known;
  }

  /** Ours, or what is in the way and taken over. */
  private Optional<RemoteDatasource> remote(
      Site site, PublicationKey key, SortedMap<String, String> attributes) {
    return switch (finder.locate(site, key, attributes, state.entry(key))) {
      case Finder.Spot.Ours(RemoteDatasource remote) -> Optional.of(remote);
      case Finder.Spot.Theirs(RemoteDatasource remote, String whose) -> Optional.of(remote);
      case Finder.Spot.Nothing nothing -> Optional.empty();
      case Finder.Spot.Unusable unusable -> Optional.empty();
    };
  }

  private Snapshot snapshot(Site site, RemoteDatasource remote) {
    return Snapshot.of(
        site.client().datasources().get(remote.id()),
        site.client().permissions().get(remote.id()).rules());
  }

  private static int newest(Site site, String id) {
    return site.client().datasources().state(id).revision();
  }

  private Project project(Site site, SortedMap<String, String> attributes) {
    ProjectPath path = Attributes.project(attributes);
    Optional<Project> found = site.project(path);
    if (found.isEmpty() && !settings.createProjects()) {
      throw Problems.noProject(path);
    }
    return found.orElseGet(() -> site.makeProject(path));
  }

  /** A data source that moves or gets another name stays the same one to workbooks. */
  private static void move(Site site, RemoteDatasource old, Project project, String name) {
    DatasourceChange change = DatasourceChange.none();
    change = old.name().equals(name) ? change : change.name(name);
    change =
        old.projectId().equals(Optional.of(project.id())) ? change : change.projectId(project.id());
    if (!change.equals(DatasourceChange.none())) {
      RemoteDatasource ignored = site.client().datasources().update(old.id(), change);
    }
  }

  private Revision reread(
      Site site, String id, PublicationKey key, SortedMap<String, String> attributes) {
    Optional<RemoteDatasource> now = site.lookUp(id);
    return now.flatMap(remote -> finder.find(site, key, attributes).revision())
        .orElseThrow(() -> Problems.notPublished(key));
  }

  @Override
  public Optional<Revision> adjust(Desired desired, Optional<Revision> replaces) {
    return sites.withWriting(
        address(desired.attributes()),
        site -> {
          logins.of(desired.key()).forEach(login -> site.client().hide(login.password()));
          Optional<RemoteDatasource> old = current(site, desired, replaces);
          Optional<Entry> entry = state.entry(desired.key()).filter(e -> e.applied().isPresent());
          if (old.isEmpty() || entry.isEmpty()) {
            return Optional.empty(); // taken over or unknown: published as a whole, and then known
          }
          String id = old.get().id();
          move(site, old.get(), project(site, desired.attributes()), desired.name());
          repair(site).run(id, desired.key(), desired.attributes(), Optional.empty(), false);
          state.put(entry.get().with(desired.attributes(), entry.get().applied().orElseThrow()));
          return Optional.of(reread(site, id, desired.key(), desired.attributes()));
        });
  }

  /** Where something is that bears our tag, though the record does not have it. */
  private SortedMap<String, String> unrecorded(PublicationKey key) {
    synchronized (unrecorded) {
      if (unrecorded.isEmpty()) {
        managed.get().forEach(one -> unrecorded.put(one.key(), one.attributes()));
      }
      return unrecorded.getOrDefault(key, new TreeMap<>());
    }
  }

  @Override
  public void remove(PublicationKey key, Optional<Revision> revision) {
    SortedMap<String, String> attributes =
        state.entry(key).map(Entry::attributes).orElseGet(() -> unrecorded(key));
    sites.withWriting(
        address(attributes),
        site -> {
          Optional<RemoteDatasource> old = remote(site, key, attributes);
          old.ifPresent(remote -> site.refresh(remote.id()));
          if (!finder.find(site, key, attributes).revision().equals(revision)) {
            throw Problems.moved(key);
          }
          if (revision.isPresent() && old.isPresent()) {
            site.client().datasources().delete(old.get().id());
            site.refresh(old.get().id());
          }
          state.remove(key);
          return key;
        });
  }

  @Override
  public Revision rollBack(PublicationKey key, SortedMap<String, String> attributes) {
    return sites.withWriting(
        address(attributes),
        site ->
            new Rollback(site, finder, state, settings, logins).run(key, attributes, workFolder()));
  }

  private static byte[] document(Path file) {
    try (TdsxReader reader = TdsxReader.open(file)) {
      return reader.document();
    }
  }

  @Override
  public void close() {
    try {
      state.tidy();
      Disk.deleteTree(work);
    } finally {
      lock.close();
    }
  }
}
