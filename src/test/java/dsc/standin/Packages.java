package dsc.standin;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Packaged data sources: zip archives with a .tds inside. */
final class Packages {
  private Packages() {}

  /** All entries; a damaged archive is an {@code IOException}. */
  static Map<String, byte[]> entries(byte[] archive) throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        entries.put(entry.getName(), zip.readAllBytes());
      }
    }
    return entries;
  }

  /** The .tds of an archive. */
  static byte[] tds(byte[] archive) throws IOException {
    return entries(archive).entrySet().stream()
        .filter(entry -> entry.getKey().endsWith(".tds"))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow(() -> new IOException("no .tds in the archive"));
  }

  /** A file with a text of its document replaced. */
  static byte[] edit(byte[] file, String type, String old, String now) throws IOException {
    if (!type.equals("tdsx")) {
      return edit(file, old, now);
    }
    Map<String, byte[]> entries = new LinkedHashMap<>(entries(file));
    for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
      if (entry.getKey().endsWith(".tds")) {
        entry.setValue(edit(entry.getValue(), old, now));
      }
    }
    return archive(entries);
  }

  private static byte[] edit(byte[] tds, String old, String now) {
    String text = new String(tds, StandardCharsets.UTF_8);
    if (!text.contains(old)) {
      throw new IllegalArgumentException(old + " is not in the document");
    }
    return text.replace(old, now).getBytes(StandardCharsets.UTF_8);
  }

  /** An archive with fixed times. */
  static byte[] archive(Map<String, byte[]> entries) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        ZipEntry target = new ZipEntry(entry.getKey());
        target.setTime(0);
        zip.putNextEntry(target);
        zip.write(entry.getValue());
        zip.closeEntry();
      }
    }
    return out.toByteArray();
  }
}
