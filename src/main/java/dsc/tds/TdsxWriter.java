package dsc.tds;

import dsc.diag.Code;
import dsc.diag.DscException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
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

  /** An extract is read in larger pieces than a document: half the time. */
  private static final int PIECE = 1 << 20;

  /** Where the header of an entry has the checksum. Source: APPNOTE.TXT of PKWARE, 4.3.7. */
  private static final int CHECKSUM = 14;

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
        try (FileChannel file =
            FileChannel.open(
                temporary,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE)) {
          write(file, tds, name + ".tds", hyper);
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

  private static void write(FileChannel file, byte[] tds, String name, Optional<PackagedFile> hyper)
      throws IOException {
    // Closing the package closes the file, too late to write into it once more.
    ZipOutputStream zip =
        new ZipOutputStream(new BufferedOutputStream(Channels.newOutputStream(file), BUFFER));
    document(zip, name, tds);
    if (hyper.isEmpty()) {
      zip.finish();
      zip.flush();
      return;
    }
    zip.flush();
    long header = file.position();
    long checksum = stored(zip, hyper.get());
    zip.finish();
    zip.flush();
    ByteBuffer field = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    file.write(field.putInt((int) checksum).flip(), header + CHECKSUM);
  }

  /**
   * A stored entry has its checksum before its bytes, where it is written once they are known: the
   * file is read only once. Returns the checksum.
   */
  private static long stored(ZipOutputStream zip, PackagedFile file) throws IOException {
    ZipEntry entry = new ZipEntry(file.entry());
    entry.setTimeLocal(TIME);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(Files.size(file.file()));
    entry.setCrc(0);
    zip.putNextEntry(entry);
    CRC32 crc = new CRC32();
    byte[] buffer = new byte[PIECE];
    try (InputStream in = Files.newInputStream(file.file())) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        crc.update(buffer, 0, n);
        zip.write(buffer, 0, n);
      }
    }
    entry.setCrc(crc.getValue());
    zip.closeEntry();
    return crc.getValue();
  }
}
