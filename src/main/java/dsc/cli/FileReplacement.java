package dsc.cli;

import dsc.diag.Code;
import dsc.diag.DscException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;

/** Files written in one step: whoever reads one sees the old text or the new one. */
final class FileReplacement {
  private FileReplacement() {}

  /** Replaces the file in one step, and keeps its rights and byte order mark. */
  static void write(Path path, String text) {
    try {
      Path file = path.toRealPath();
      byte[] old = Files.readAllBytes(file);
      boolean marked = new String(old, StandardCharsets.UTF_8).startsWith("\uFEFF");
      Path building = Files.createTempFile(file.resolveSibling(""), ".dsc-", ".tmp");
      try {
        Files.writeString(building, (marked ? "\uFEFF" : "") + text, StandardCharsets.UTF_8);
        copyRights(file, building);
        Files.move(building, file, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(building);
      }
    } catch (IOException e) {
      throw new DscException(Code.IO_FAILED, "`" + path + "` could not be written", e);
    }
  }

  /** Writes a file of dsc's own, be there one or not. */
  static Path put(Path file, byte[] bytes) {
    Path building = file.resolveSibling("." + file.getFileName() + ".tmp");
    try {
      Files.write(building, bytes);
      Files.move(building, file, StandardCopyOption.REPLACE_EXISTING);
      return file;
    } catch (IOException e) {
      throw new DscException(Code.IO_FAILED, "`" + file + "` could not be written", e);
    }
  }

  private static void copyRights(Path from, Path to) throws IOException {
    if (Files.getFileStore(from).supportsFileAttributeView(PosixFileAttributeView.class)) {
      Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(from));
    }
  }
}
