package dsc.cli;

import dsc.diag.Code;
import dsc.diag.DscException;
import dsc.publish.server.PublishedFile;
import dsc.tds.TdsxReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A file that Tableau saved: the bytes of its document, and the other files of its package. */
final class SavedDocument {
  private final byte[] bytes;
  private final List<String> files;
  private final Optional<String> extract;

  private SavedDocument(byte[] bytes, List<String> files, Optional<String> extract) {
    this.bytes = bytes;
    this.files = List.copyOf(files);
    this.extract = extract;
  }

  /** What a server gave. */
  static SavedDocument of(PublishedFile published) {
    return new SavedDocument(published.document(), published.others(), Optional.empty());
  }

  /** The document. */
  byte[] bytes() {
    return bytes.clone();
  }

  /** The other files of the package, by path. */
  List<String> files() {
    return files;
  }

  /** The .hyper file of the package, if it has one. */
  Optional<String> extract() {
    return extract;
  }

  /** Whether a file is a package by its ending. */
  static boolean isPackage(Path file) {
    String ending = file.toString().toLowerCase(Locale.ROOT);
    return ending.endsWith(".tdsx") || ending.endsWith(".twbx");
  }

  /**
   * Opens a .tds, .tdsx, .twb or .twbx file.
   *
   * @throws DscException when it is not there, unreadable or no sound package
   */
  static SavedDocument open(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new DscException(Code.IO_FAILED, "there is no file `" + file + "`");
    }
    if (isPackage(file)) {
      try (TdsxReader reader = TdsxReader.open(file)) {
        List<String> others =
            reader.files().stream().filter(f -> !f.equals(reader.documentName())).toList();
        return new SavedDocument(reader.document(), others, reader.hyper());
      }
    }
    try {
      return new SavedDocument(Files.readAllBytes(file), List.of(), Optional.empty());
    } catch (IOException e) {
      throw new DscException(Code.IO_FAILED, "`" + file + "` could not be read", e);
    }
  }
}
