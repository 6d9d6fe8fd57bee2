package dsc.hyper;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * Takes one file out of an archive. No name inside the archive is ever used as a path, so nothing
 * can be written anywhere but to the target, and links are not followed.
 */
final class Archives {
  private static final int BLOCK = 512;

  /** Far above the 290 MB of the largest engine; stops an archive that unpacks without end. */
  private static final long LIMIT = 2L << 30;

  private Archives() {}

  /** Copies the entry of this exact name to the new file. */
  static void extract(EnginePackage kind, Path archive, Path target) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(archive), 1 << 16)) {
      switch (kind) {
        case EnginePackage.Npm npm ->
            copyFromTar(new GZIPInputStream(in, 1 << 16), npm.entry(), target);
        case EnginePackage.Wheel wheel ->
            copyFromZip(new ZipInputStream(in), wheel.entry(), target);
      }
    }
  }

  private static void copyFromZip(ZipInputStream zip, String entry, Path target)
      throws IOException {
    for (ZipEntry next = zip.getNextEntry(); next != null; next = zip.getNextEntry()) {
      if (next.getName().equals(entry)) {
        copy(zip, Long.MAX_VALUE, target);
        return;
      }
    }
    throw new NoSuchFileException(entry);
  }

  private static void copyFromTar(InputStream tar, String entry, Path target) throws IOException {
    byte[] header = new byte[BLOCK];
    while (tar.readNBytes(header, 0, BLOCK) == BLOCK && header[0] != 0) {
      long size = octal(header, 124, 12);
      boolean regular = header[156] == '0' || header[156] == 0;
      if (regular && text(header, 0, 100).equals(entry)) {
        copy(tar, size, target);
        return;
      }
      tar.skipNBytes((size + BLOCK - 1) / BLOCK * BLOCK);
    }
    throw new NoSuchFileException(entry);
  }

  private static void copy(InputStream in, long size, Path target) throws IOException {
    byte[] buffer = new byte[1 << 16];
    long left = size;
    long written = 0;
    try (OutputStream out = Files.newOutputStream(target, StandardOpenOption.CREATE_NEW)) {
      while (left > 0) {
        int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
        if (read < 0) {
          break;
        }
        out.write(buffer, 0, read);
        left -= read;
        written += read;
        if (written > LIMIT) {
          throw new IOException("the archive unpacks to more than " + LIMIT + " bytes");
        }
      }
    }
    if (size != Long.MAX_VALUE && left > 0) {
      throw new EOFException("the archive ends too early");
    }
  }

  private static String text(byte[] header, int from, int length) {
    int end = from;
    while (end < from + length && header[end] != 0) {
      end++;
    }
    return new String(header, from, end - from, StandardCharsets.US_ASCII);
  }

  private static long octal(byte[] header, int from, int length) throws IOException {
    try {
      return Long.parseUnsignedLong(text(header, from, length).strip(), 8);
    } catch (NumberFormatException e) {
      throw new IOException("not a tar file", e);
    }
  }
}
