package dsc.publish.rest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** The kinds of file that are published and downloaded. */
public enum FileType {
  TDS,
  TDSX,
  HYPER;

  /** As it stands in {@code datasourceType} and in a file's name. */
  public String extension() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The kind by the first bytes. The server chooses between .tds and .tdsx by itself, and its
   * headers are only a hint.
   */
  static Optional<FileType> sniff(Path file) throws IOException {
    byte[] start;
    try (InputStream in = Files.newInputStream(file)) {
      start = in.readNBytes(64);
    }
    if (start.length > 3 && start[0] == 'P' && start[1] == 'K' && start[2] == 3) {
      return Optional.of(TDSX);
    }
    String text = new String(start, StandardCharsets.UTF_8);
    if (text.startsWith("Hyper")) {
      return Optional.of(HYPER);
    }
    String xml = text.startsWith("\uFEFF") ? text.substring(1) : text;
    return xml.strip().startsWith("<") && !xml.toLowerCase(Locale.ROOT).contains("<html")
        ? Optional.of(TDS)
        : Optional.empty();
  }
}
