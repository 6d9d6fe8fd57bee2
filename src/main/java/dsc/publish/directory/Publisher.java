package dsc.publish.directory;

import dsc.plan.Desired;
import dsc.plan.Fingerprint;
import dsc.plan.Lookup;
import dsc.plan.Publication;
import dsc.plan.PublicationKey;
import dsc.plan.Revision;
import dsc.plan.Target;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Writes to a folder while it has the lock. A publish goes: the package is complete on the disk;
 * the record announces it; it takes its place; a file of an older name goes; the record says it is
 * done. Whatever interrupts it, the digest in the announcement tells which side of the move it was.
 */
final class Publisher implements Target.Session {
  private final DirectoryTarget target;
  private final Folder folder;
  private final FolderLock lock;
  private final String version;
  private final Checkpoint checkpoint;

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
    State recorded = folder.recorded();
    if (recorded.pending().isPresent()) {
      Entry pending = recorded.pending().get();
      if (folder.isInPlace(pending)) {
        finish(recorded, pending);
      } else {
        State settled = folder.state(recorded);
        folder.record(settled);
        folder.forget(pending.tds(), settled);
      }
    }
  }

  @Override
  public Path workFolder() {
    Disk.deleteTree(folder.work());
    Disk.makeFolder(folder.work());
    return folder.work();
  }

  @Override
  public Path fetch(PublicationKey key) {
    return folder
        .recorded()
        .entry(key)
        .map(entry -> folder.file(entry.file()))
        .filter(Disk::exists)
        .orElseThrow(() -> Problems.notPublished(key));
  }

  @Override
  public Revision publish(Publication publication) {
    Desired desired = publication.desired();
    State state = folder.recorded();
    Lookup there = target.find(state, desired.key(), desired.attributes());
    if (!there.revision().equals(publication.replaces())) {
      throw Problems.moved(desired.key());
    }
    Entry entry = entry(publication);
    checkpoint.reached(Checkpoint.Moment.PACKAGE_READY);
    folder.record(state.announcing(entry));
    checkpoint.reached(Checkpoint.Moment.ANNOUNCED);
    Disk.move(publication.file(), folder.file(entry.file()));
    checkpoint.reached(Checkpoint.Moment.IN_PLACE);
    finish(state, entry);
    return entry.revision();
  }

  private Entry entry(Publication publication) {
    Desired desired = publication.desired();
    Disk.sync(publication.file());
    PackageContents contents = PackageContents.read(publication.file());
    if (!Fingerprint.of(contents.tds()).equals(desired.tds())) {
      throw Problems.otherDocument(desired.key());
    }
    folder.keep(contents.tds());
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
  private void finish(State before, Entry entry) {
    Optional<Entry> old = before.entry(entry.key());
    old.filter(o -> !o.file().equals(entry.file()))
        .filter(folder::isInPlace)
        .filter(o -> !Disk.isSame(folder.file(o.file()), folder.file(entry.file())))
        .ifPresent(o -> Disk.delete(folder.file(o.file())));
    checkpoint.reached(Checkpoint.Moment.OLD_FILE_GONE);
    State after = before.with(entry);
    folder.record(after);
    old.ifPresent(o -> folder.forget(o.tds(), after));
    checkpoint.reached(Checkpoint.Moment.RECORDED);
  }

  @Override
  public void remove(PublicationKey key, Optional<Revision> revision) {
    State state = folder.recorded();
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
    State after = state.without(key);
    folder.record(after);
    folder.forget(entry.tds(), after);
  }

  @Override
  public void close() {
    try {
      Disk.deleteTree(folder.work());
    } finally {
      lock.close();
    }
  }
}
