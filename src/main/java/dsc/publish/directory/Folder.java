package dsc.publish.directory;

import dsc.diag.DscException;
import dsc.model.Datasource;
import dsc.plan.Fingerprint;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The folder and what dsc keeps in its {@code .dsc}: the record and what is noted for it, the .tds
 * files as they were applied (by digest), the lock, and room for work.
 */
record Folder(Path path, DocumentReader documents) {
  private static final String TDS = ".tds";

  Path file(String name) {
    return path.resolve(name);
  }

  Path lock() {
    return own().resolve("lock");
  }

  Path work() {
    return own().resolve("work");
  }

  /** Makes the folders for writing. The way to the folder is the user's; inside, no link is. */
  void make() {
    Disk.makeFolders(path);
    Disk.makeFolder(own());
    Disk.makeFolder(applied());
  }

  /** The record as it is written; something pending may be in it. */
  State recorded() {
    Disk.requireFolderOrNothing(own());
    Disk.requireFolderOrNothing(applied());
    // First what was noted: were it read last, an apply that ends meanwhile could have removed it.
    String notes = text(journal()).orElse("");
    State state = text(state()).map(StateJson::read).orElse(State.EMPTY);
    for (String note : notes.substring(0, notes.lastIndexOf('\n') + 1).lines().toList()) {
      state = state.then(StateJson.read(note));
    }
    return state;
  }

  private static Optional<String> text(Path file) {
    return Disk.read(file).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  /** The record with anything pending settled by what is in the folder. */
  State state(State recorded) {
    return recorded.settled(this::isInPlace);
  }

  boolean isInPlace(Entry entry) {
    Path file = file(entry.file());
    return Disk.exists(file) && Disk.digest(file).equals(entry.digest());
  }

  /** Writes the whole record. */
  void record(State state) {
    Disk.replace(state(), StateJson.write(state));
    Disk.delete(journal());
  }

  /** Writes what came to be since the record was written, which takes as long for many entries. */
  void note(State more) {
    Disk.append(journal(), StateJson.write(more).replaceAll("\\n *", "") + "\n");
  }

  /** Whether something was noted that the record doesn't have. */
  boolean hasNotes() {
    return Disk.exists(journal());
  }

  /** Keeps a document as it is applied, to tell drift later. */
  void keep(byte[] tds) {
    Disk.replace(applied().resolve(Fingerprint.of(tds) + TDS), tds);
  }

  /** The data source that was applied; nothing when the copy is lost or not what it was. */
  Optional<Datasource> kept(Fingerprint tds) {
    return Disk.read(applied().resolve(tds + TDS))
        .filter(bytes -> Fingerprint.of(bytes).equals(tds))
        .flatMap(this::readable);
  }

  /** A copy that this dsc can no longer read costs the sight of drift, nothing else. */
  private Optional<Datasource> readable(byte[] tds) {
    try {
      return Optional.of(documents.read(tds));
    } catch (DscException unreadable) {
      return Optional.empty();
    }
  }

  /** Forgets a document unless an entry still has it. */
  void forget(Fingerprint tds, State state) {
    if (state.entries().values().stream().noneMatch(entry -> entry.tds().equals(tds))) {
      Disk.delete(applied().resolve(tds + TDS));
    }
  }

  private Path own() {
    return path.resolve(".dsc");
  }

  private Path applied() {
    return own().resolve("applied");
  }

  private Path journal() {
    return own().resolve("journal");
  }

  private Path state() {
    return own().resolve("state.json");
  }
}
