package dsc.publish.directory;

import dsc.diag.DscException;
import dsc.model.Datasource;
import dsc.plan.Desired;
import dsc.plan.Fingerprint;
import dsc.plan.Lookup;
import dsc.plan.Managed;
import dsc.plan.PublicationKey;
import dsc.plan.Published;
import dsc.plan.PublishedExtract;
import dsc.plan.Revision;
import dsc.plan.Target;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A folder that holds one .tdsx per publication, named after its published name, and a record of
 * what dsc put there. Files that are not in the record are never touched.
 */
public final class DirectoryTarget implements Target {
  private final Folder folder;
  private final String shown;
  private final String version;
  private final Checkpoint checkpoint;
  private volatile Optional<Publisher> writing = Optional.empty();

  /** The folder need not exist; the version of dsc goes into the record. */
  public DirectoryTarget(Path path, DocumentReader documents, String version) {
    this(path, documents, version, moment -> {});
  }

  DirectoryTarget(Path path, DocumentReader documents, String version, Checkpoint checkpoint) {
    this.folder = new Folder(path, documents);
    this.shown = path.toString();
    this.version = version;
    this.checkpoint = checkpoint;
  }

  @Override
  public String description() {
    return "directory " + shown;
  }

  @Override
  public String place(SortedMap<String, String> attributes) {
    return file(attributes);
  }

  @Override
  public Lookup find(PublicationKey key, SortedMap<String, String> attributes) {
    return find(state(), key, attributes);
  }

  @Override
  public SortedMap<PublicationKey, Lookup> findAll(
      SortedMap<PublicationKey, SortedMap<String, String>> wanted) {
    State state = state();
    SortedMap<PublicationKey, Lookup> found = new TreeMap<>();
    wanted.forEach((key, attributes) -> found.put(key, find(state, key, attributes)));
    return found;
  }

  /** While this target writes nobody else does, so the record need not be read each time. */
  private State state() {
    return writing.map(Publisher::state).orElseGet(() -> folder.state(folder.recorded()));
  }

  /** The publisher no longer has the folder. */
  void closed() {
    writing = Optional.empty();
  }

  @Override
  public List<Managed> managed() {
    return state().entries().values().stream()
        .map(entry -> new Managed(entry.key(), entry.attributes()))
        .toList();
  }

  @Override
  public Session open() {
    folder.make();
    FolderLock lock = FolderLock.take(folder.lock(), folder.path());
    try {
      Publisher publisher = new Publisher(this, folder, lock, version, checkpoint);
      publisher.recover();
      writing = Optional.of(publisher);
      return publisher;
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  @Override
  public void recover() {
    if (folder.recorded().pending().isPresent()) {
      open().close();
    }
  }

  static String file(SortedMap<String, String> attributes) {
    return FileNames.of(attributes.getOrDefault(Desired.NAME, ""));
  }

  /** What a settled record and the folder say about a key. */
  Lookup find(State state, PublicationKey key, SortedMap<String, String> attributes) {
    String wanted = file(attributes);
    Optional<Entry> entry = state.entry(key);
    boolean inTheWay =
        Disk.exists(folder.file(wanted)) && entry.filter(e -> isSame(e.file(), wanted)).isEmpty();
    if (inTheWay) {
      return stranger(wanted, state.owner(wanted));
    }
    return entry.map(this::ours).orElseGet(Lookup.Absent::new);
  }

  /** A new spelling of the same name may be the same file where case does not count. */
  private boolean isSame(String file, String wanted) {
    return file.equals(wanted) || Disk.isSame(folder.file(file), folder.file(wanted));
  }

  private Lookup ours(Entry entry) {
    Path file = folder.file(entry.file());
    if (!Disk.exists(file)) {
      return new Lookup.Gone();
    }
    Fingerprint digest = Disk.digest(file);
    try {
      PackageContents contents = PackageContents.read(file);
      boolean sameExtract = digest.equals(entry.digest()) || contents.hyper().equals(entry.hyper());
      return new Lookup.Ours(
          new Published(
              entry.attributes(),
              folder.documents().read(contents.tds()),
              folder.kept(entry.tds()),
              contents
                  .hyper()
                  .map(hyper -> new PublishedExtract(entry.extract().filter(e -> sameExtract))),
              new Revision(digest.sha256())));
    } catch (DscException e) {
      return new Lookup.Damaged(true, place(file), new Revision(digest.sha256()), damage(e));
    }
  }

  private Lookup stranger(String name, Optional<Entry> owner) {
    Path file = folder.file(name);
    String place = place(file) + owner.map(o -> " (published for " + o.key() + ")").orElse("");
    Revision revision = new Revision(Disk.digest(file).sha256());
    try {
      PackageContents contents = PackageContents.read(file);
      Datasource datasource = folder.documents().read(contents.tds());
      SortedMap<String, String> attributes =
          new TreeMap<>(
              Map.of(
                  Desired.NAME, name.substring(0, name.length() - FileNames.EXTENSION.length())));
      return new Lookup.Theirs(
          place,
          new Published(
              attributes,
              datasource,
              Optional.empty(),
              contents.hyper().map(hyper -> new PublishedExtract(Optional.empty())),
              revision));
    } catch (DscException e) {
      return new Lookup.Damaged(false, place, revision, damage(e));
    }
  }

  private String place(Path file) {
    return shown + "/" + file.getFileName();
  }

  /** What is wrong with the contents of a file; a disk that fails says nothing about them. */
  private static String damage(DscException e) {
    if (!e.code().id().startsWith("DSC5")) {
      throw e;
    }
    return e.getMessage() == null ? e.code().headline() : e.getMessage();
  }
}
