package dsc.tds;

import dsc.diag.Code;
import dsc.diag.DscException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDateTime;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes a TDSX: a zip with the document at the root and the .hyper file where the document's
 * {@code dbname} says. Entry order, times and methods are fixed, so that the same content gives the
 * same bytes; the .hyper is stored and streamed, never held in memory.
 */
public final class TdsxWriter {
  /**
   * A time for every entry; the clock must not reach the file. With the very first time that a zip
   * can hold, Java adds a second one that depends on the time zone.
   */
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 2, 1, 0, 0);

  private static final int BUFFER = 1 << 16;

  /** An extract is read in larger pieces than a document: half the time for both passes. */
  private static final int PIECE = 1 << 20;

  private TdsxWriter() {}

  /** A file of the package: its path inside, with forward slashes, and its bytes on disk. */
  public record PackagedFile(String entry, Path file) {}

  /**
   * Writes the package beside the target and moves it into place, so that no one ever sees half a
   * package.
   *
   * @param name the file name of the document inside, without {@code .tds}
   * @throws DscException {@link Code#TDSX_NAME} for a name that is no plain file name, {@link
   *     Code#IO_FAILED} when the disk fails
   */
  public static void write(Path target, byte[] tds, String name, Optional<PackagedFile> hyper) {
    EntryNames.requirePlain(name);
    hyper.ifPresent(file -> EntryNames.requireRelative(file.entry()));
    Path folder = target.toAbsolutePath().getParent();
    if (folder == null) {
      throw new DscException(Code.IO_FAILED, "can't write a package to " + target);
    }
    try {
      Path temporary = folder.resolve("." + target.getFileName() + ".tmp");
      try {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(temporary), BUFFER);
            ZipOutputStream zip = new ZipOutputStream(out)) {
          document(zip, name + ".tds", tds);
          if (hyper.isPresent()) {
            stored(zip, hyper.get());
          }
        }
        Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(temporary);
      }
    } catch (IOException e) {
      throw new DscException(Code.IO_FAILED, "can't write " + target + ": " + e.getMessage(), e);
    }
  }

  private static void document(ZipOutputStream zip, String name, byte[] tds) throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(TIME);
    zip.putNextEntry(entry);
    zip.write(tds);
    zip.closeEntry();
  }

  /** A stored entry says its size and checksum before its bytes, hence the first pass. */
  private static void stored(ZipOutputStream zip, PackagedFile file) throws IOException {
    CRC32 crc = new CRC32();
    long size = 0;
    byte[] buffer = new byte[PIECE];
    try (InputStream in = Files.newInputStream(file.file())) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        crc.update(buffer, 0, n);
        size += n;
      }
    }
    ZipEntry entry = new ZipEntry(file.entry());
    entry.setTimeLocal(TIME);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(size);
    entry.setCrc(crc.getValue());
    zip.putNextEntry(entry);
    try (InputStream in = Files.newInputStream(file.file())) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        zip.write(buffer, 0, n);
      }
    }
    zip.closeEntry();
  }
}
