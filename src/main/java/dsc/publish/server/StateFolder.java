package dsc.publish.server;

import dsc.plan.Fingerprint;
import dsc.plan.PublicationKey;
import dsc.publish.directory.Disk;
import dsc.publish.directory.FolderLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The folder that remembers what was applied: one file per publication, so that several may be
 * written at once, and the documents as they were sent, by digest. It is a folder of its own and
 * not kept on the server, because a server has no place for it that Tableau users would not see;
 * losing it costs the sight of drift and one rebuild of the extracts, never a data source. On a
 * shared disk it serves several machines.
 */
public final class StateFolder {
  private static final String TDS = ".tds";

  private final Path path;

  /** The folder need not exist. */
  public StateFolder(Path path) {
    this.path = path;
  }

  /** The right to apply, alone. */
  FolderLock lock() {
    Disk.makeFolders(path);
    Disk.makeFolder(entries());
    Disk.makeFolder(documents());
    return FolderLock.take(path.resolve("lock"), path);
  }

  /**
   * An empty folder for packages under construction, for who has the right to apply. It lies here,
   * so that what a killed apply left in it goes with the next one.
   */
  Path work() {
    Path work = path.resolve("work");
    Disk.deleteTree(work);
    Disk.makeFolder(work);
    return work;
  }

  Optional<Entry> entry(PublicationKey key) {
    return Disk.read(file(key)).map(bytes -> read(bytes, key.toString()));
  }

  /** All entries, by file name. */
  List<Entry> all() {
    return Disk.files(entries(), ".json").stream()
        .flatMap(file -> Disk.read(file).map(b -> read(b, file.getFileName().toString())).stream())
        .toList();
  }

  private static Entry read(byte[] bytes, String of) {
    return EntryJson.read(
        new String(bytes, StandardCharsets.UTF_8), "The record of " + of + " in the state folder");
  }

  void put(Entry entry) {
    Disk.replace(file(entry.key()), EntryJson.write(entry));
  }

  void remove(PublicationKey key) {
    Disk.delete(file(key));
  }

  /** Keeps a document as it is sent, to tell drift later. */
  synchronized void keep(byte[] tds) {
    if (kept(Fingerprint.of(tds)).isEmpty()) {
      Disk.replace(document(Fingerprint.of(tds)), tds);
    }
  }

  /** A document that was sent; nothing when the copy is lost or not what it was. */
  Optional<byte[]> kept(Fingerprint tds) {
    return Disk.read(document(tds)).filter(bytes -> Fingerprint.of(bytes).equals(tds));
  }

  /** Forgets the documents that no entry has any more. */
  void tidy() {
    Set<String> used = new TreeSet<>();
    for (Entry entry : all()) {
      entry.applied().ifPresent(applied -> used.add(applied.tds() + TDS));
      entry.previous().ifPresent(previous -> used.add(previous.tds() + TDS));
      entry.pending().ifPresent(pending -> used.add(pending.tds() + TDS));
    }
    Disk.files(documents(), TDS).stream()
        .filter(file -> !used.contains(file.getFileName().toString()))
        .forEach(Disk::delete);
  }

  private Path entries() {
    return path.resolve("entries");
  }

  private Path documents() {
    return path.resolve("documents");
  }

  private Path document(Fingerprint tds) {
    return documents().resolve(tds + TDS);
  }

  /** Readable, and different for different keys where case does not count too. */
  private Path file(PublicationKey key) {
    String name = key.datasource() + key.tenant().map(tenant -> "@" + tenant).orElse("");
    String digest = Fingerprint.of(List.of(key.toString())).sha256().substring(0, 8);
    return entries().resolve(name + "-" + digest + ".json");
  }
}
