package dsc.standin;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.TreeMap;

/**
 * A file on its way up. Several blocks may arrive at once: a numbered one that is early waits
 * beside the file until those before it are there. Guarded by itself.
 */
final class Upload {
  final String id;
  final String token;
  private final Path file;
  private final TreeMap<Integer, Path> early = new TreeMap<>();
  private int next;

  Upload(String id, String token, Path file) {
    this.id = id;
    this.token = token;
    this.file = file;
  }

  /** A block without a number follows the ones that arrived before it. */
  synchronized void append(byte[] block) throws IOException {
    Path ignored = Files.write(file, block, StandardOpenOption.APPEND);
  }

  /** A block that is sent again is the same one. */
  synchronized void put(int number, byte[] block) throws IOException {
    if (number > next) {
      Path aside = file.resolveSibling(file.getFileName() + "-" + number);
      early.put(number, Files.write(aside, block));
      return;
    }
    if (number == next) {
      append(block);
      next++;
    }
    while (early.containsKey(next)) {
      takeFirst();
      next++;
    }
  }

  /** What has arrived, in order. */
  synchronized Path whole() throws IOException {
    while (!early.isEmpty()) {
      takeFirst();
    }
    return file;
  }

  private void takeFirst() throws IOException {
    Path block = early.pollFirstEntry().getValue();
    try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.APPEND)) {
      long ignored = Files.copy(block, out);
    }
    Files.delete(block);
  }
}
