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
import dsc.publish.rest.DatasourceState;
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
      RemoteDatasource now = site.client().datasources().get(id);
      repair(site).run(now, entry.key(), pending.attributes(), pending.snapshot(), true);
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
  public Lookup publish(Publication publication) {
    return sites.withWriting(
        address(publication.desired().attributes()), site -> publish(site, publication));
  }

  private SiteAddress address(SortedMap<String, String> attributes) {
    return sites.address(Attributes.site(attributes));
  }

  private Lookup publish(Site site, Publication publication) {
    Desired desired = publication.desired();
    PublicationKey key = desired.key();
    logins.of(key).forEach(login -> site.client().hide(login.password()));
    byte[] tds = document(publication.file());
    if (!Fingerprint.of(tds).equals(desired.tds())) {
      throw Problems.otherDocument(key);
    }
    Optional<Current> old = current(site, desired, publication.replaces());
    Project project = project(site, desired.attributes());
    Optional<Snapshot> snapshot = old.map(current -> snapshot(site, current.remote()));
    int before = old.map(Current::revision).orElse(0);
    Entry entry =
        state.entry(key).orElseGet(() -> Entry.fresh(key, Attributes.site(desired.attributes())));
    state.keep(tds);
    state.put(
        entry.announcing(
            new Entry.Pending(
                before, desired.attributes(), desired.tds(), publication.extract(), snapshot)));
    dsc.publish.rest.Publication sent =
        dsc.publish.rest.Publication.of(
            project,
            desired.name(),
            publication.file(),
            FileType.TDSX,
            old.isPresent() ? PublishMode.OVERWRITE : PublishMode.CREATE);
    sent =
        old.map(current -> moved(site, current, project, desired.name()))
            .map(Current::state)
            .map(sent::replacing)
            .orElse(sent);
    RemoteDatasource published = site.client().publishing(settings.publish()).publish(sent);
    repair(site).run(published, key, desired.attributes(), snapshot, true);
    state.put(
        entry.with(
            desired.attributes(),
            new Entry.Applied(
                published.id(),
                site.client().datasources().newestRevision(published.id()),
                desired.tds(),
                publication.extract())));
    return reread(site, published.id(), key, desired.attributes());
  }

  /** A data source as it was read a moment ago. */
  private record Current(RemoteDatasource remote, int revision) {
    DatasourceState state() {
      return new DatasourceState(remote.id(), revision, remote.updatedAt());
    }
  }

  /** What is there now, if it is still what the plan saw. */
  private Optional<Current> current(Site site, Desired desired, Optional<Revision> planned) {
    Optional<RemoteDatasource> known =
        remote(site, desired.key(), desired.attributes())
            .flatMap(remote -> site.reread(remote.id()));
    Finder.Found now = finder.read(site, desired.key(), desired.attributes());
    if (!now.lookup().revision().equals(planned)) {
      throw Problems.moved(desired.key());
    }
    return known.map(
        remote ->
            new Current(
                remote,
                now.revision()
                    .orElseGet(() -> site.client().datasources().newestRevision(remote.id()))));
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

  private static Snapshot snapshot(Site site, RemoteDatasource remote) {
    return Snapshot.of(remote, site.client().permissions().get(remote.id()).rules());
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
  private static Current moved(Site site, Current old, Project project, String name) {
    RemoteDatasource remote = old.remote();
    DatasourceChange change = DatasourceChange.none();
    change = remote.name().equals(name) ? change : change.name(name);
    change =
        remote.projectId().equals(Optional.of(project.id()))
            ? change
            : change.projectId(project.id());
    if (change.equals(DatasourceChange.none())) {
      return old;
    }
    RemoteDatasource ignored = site.client().datasources().update(remote.id(), change);
    return new Current(site.client().datasources().get(remote.id()), old.revision());
  }

  private Lookup reread(
      Site site, String id, PublicationKey key, SortedMap<String, String> attributes) {
    site.refresh(id);
    return finder.find(site, key, attributes);
  }

  @Override
  public Optional<Lookup> adjust(Desired desired, Optional<Revision> replaces) {
    return sites.withWriting(
        address(desired.attributes()),
        site -> {
          logins.of(desired.key()).forEach(login -> site.client().hide(login.password()));
          Optional<Current> old = current(site, desired, replaces);
          Optional<Entry> entry = state.entry(desired.key()).filter(e -> e.applied().isPresent());
          if (old.isEmpty() || entry.isEmpty()) {
            return Optional.empty(); // taken over or unknown: published as a whole, and then known
          }
          Project project = project(site, desired.attributes());
          RemoteDatasource now = moved(site, old.get(), project, desired.name()).remote();
          repair(site).run(now, desired.key(), desired.attributes(), Optional.empty(), false);
          state.put(entry.get().with(desired.attributes(), entry.get().applied().orElseThrow()));
          return Optional.of(reread(site, now.id(), desired.key(), desired.attributes()));
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
