package dsc.publish.directory;

import dsc.plan.Desired;
import dsc.plan.Fingerprint;
import dsc.plan.Lookup;
import dsc.plan.Publication;
import dsc.plan.PublicationKey;
import dsc.plan.Revision;
import dsc.plan.Target;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Writes to a folder while it has the lock. Packages are made by several threads at once and put in
 * their places one after the other. A publish goes: the package is complete on the disk; the record
 * announces it; it takes its place; a file of an older name goes; the record says it is done.
 * Whatever interrupts it, the digest in the announcement tells which side of the move it was.
 */
final class Publisher implements Target.Session {
  private final DirectoryTarget target;
  private final Folder folder;
  private final FolderLock lock;
  private final String version;
  private final Checkpoint checkpoint;
  private final Map<Thread, Path> works = new ConcurrentHashMap<>();
  private final AtomicInteger folders = new AtomicInteger();
  private volatile State state = State.EMPTY;

  Publisher(
      DirectoryTarget target,
      Folder folder,
      FolderLock lock,
      String version,
      Checkpoint checkpoint) {
    this.target = target;
    this.folder = folder;
    this.lock = lock;
    this.version = version;
    this.checkpoint = checkpoint;
  }

  /** Settles what an apply that was killed announced, and throws away its work. */
  void recover() {
    Disk.deleteTree(folder.work());
    state = folder.recorded();
    Optional<Entry> pending = state.pending();
    if (pending.isPresent() && folder.isInPlace(pending.get())) {
      finish(pending.get());
    } else if (pending.isPresent()) {
      state = folder.state(state);
      folder.record(state);
      folder.forget(pending.get().tds(), state);
    }
    if (folder.hasNotes()) {
      folder.record(state);
    }
  }

  /** The record as it is now. */
  State state() {
    return state;
  }

  @Override
  public Path workFolder() {
    Disk.makeFolder(folder.work());
    Path own =
        works.computeIfAbsent(
            Thread.currentThread(),
            thread -> folder.work().resolve(String.valueOf(folders.incrementAndGet())));
    Disk.deleteTree(own);
    Disk.makeFolder(own);
    return own;
  }

  @Override
  public Path fetch(PublicationKey key) {
    return state
        .entry(key)
        .map(entry -> folder.file(entry.file()))
        .filter(Disk::exists)
        .orElseThrow(() -> Problems.notPublished(key));
  }

  @Override
  public Lookup publish(Publication publication) {
    Disk.sync(publication.file());
    PackageContents contents = PackageContents.read(publication.file());
    Entry entry = entry(publication, contents);
    place(publication, contents, entry);
    Desired desired = publication.desired();
    Lookup now = target.find(state, desired.key(), desired.attributes());
    if (!now.revision().equals(Optional.of(entry.revision()))) {
      throw Problems.changedAtOnce(desired.key());
    }
    return now;
  }

  private synchronized void place(Publication publication, PackageContents contents, Entry entry) {
    Desired desired = publication.desired();
    Lookup there = target.find(state, desired.key(), desired.attributes());
    if (!there.revision().equals(publication.replaces())) {
      throw Problems.moved(desired.key());
    }
    folder.keep(contents.tds());
    checkpoint.reached(Checkpoint.Moment.PACKAGE_READY);
    folder.note(State.announced(entry));
    checkpoint.reached(Checkpoint.Moment.ANNOUNCED);
    Disk.move(publication.file(), folder.file(entry.file()));
    checkpoint.reached(Checkpoint.Moment.IN_PLACE);
    finish(entry);
  }

  private Entry entry(Publication publication, PackageContents contents) {
    Desired desired = publication.desired();
    if (!Fingerprint.of(contents.tds()).equals(desired.tds())) {
      throw Problems.otherDocument(desired.key());
    }
    return new Entry(
        desired.key(),
        desired.attributes(),
        DirectoryTarget.file(desired.attributes()),
        Disk.digest(publication.file()),
        desired.tds(),
        contents.hyper(),
        publication.extract(),
        desired.fingerprint(),
        version);
  }

  /** What is left to do once the package is in its place. */
  private void finish(Entry entry) {
    Optional<Entry> old = state.entry(entry.key());
    old.filter(o -> !o.file().equals(entry.file()))
        .filter(folder::isInPlace)
        .filter(o -> !Disk.isSame(folder.file(o.file()), folder.file(entry.file())))
        .ifPresent(o -> Disk.delete(folder.file(o.file())));
    checkpoint.reached(Checkpoint.Moment.OLD_FILE_GONE);
    folder.note(State.placed(entry));
    State after = state.with(entry);
    state = after;
    old.ifPresent(o -> folder.forget(o.tds(), after));
    checkpoint.reached(Checkpoint.Moment.RECORDED);
  }

  @Override
  public synchronized void remove(PublicationKey key, Optional<Revision> revision) {
    Entry entry = state.entry(key).orElseThrow(() -> Problems.moved(key));
    Path file = folder.file(entry.file());
    Optional<Revision> now =
        Disk.exists(file)
            ? Optional.of(new Revision(Disk.digest(file).sha256()))
            : Optional.empty();
    if (!now.equals(revision)) {
      throw Problems.moved(key);
    }
    Disk.delete(file);
    state = state.without(key);
    folder.record(state);
    folder.forget(entry.tds(), state);
  }

  @Override
  public void close() {
    try (lock) {
      target.closed();
      Disk.deleteTree(folder.work());
      if (folder.hasNotes()) {
        folder.record(folder.recorded());
      }
    }
  }
}
