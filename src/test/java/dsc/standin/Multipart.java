package dsc.standin;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parts of a {@code multipart/mixed} body by name; both ways of naming parts are taken. */
record Multipart(Map<String, Part> parts) {
  private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?");
  private static final Pattern NAME = Pattern.compile("[; ]name=\"([^\"]*)\"");
  private static final Pattern FILE = Pattern.compile("filename=\"([^\"]*)\"");

  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Part(String fileName, byte[] content) {
    String extension() {
      int dot = fileName.lastIndexOf('.');
      return dot < 0 ? "" : fileName.substring(dot + 1).toLowerCase(Locale.ROOT);
    }
  }

  static Multipart read(Incoming in) {
    String type = in.header("content-type");
    Matcher boundary = BOUNDARY.matcher(type);
    if (!type.startsWith("multipart/mixed") || !boundary.find()) {
      throw new Refusal("400000", "Content type must be multipart/mixed");
    }
    byte[] mark = ("--" + boundary.group(1)).getBytes(StandardCharsets.UTF_8);
    Map<String, Part> parts = new LinkedHashMap<>();
    int at = find(in.body(), mark, 0);
    while (at >= 0) {
      int start = at + mark.length;
      if (startsWith(in.body(), start, "--")) {
        return new Multipart(parts);
      }
      int next = find(in.body(), mark, start);
      if (next < 0 || !startsWith(in.body(), start, "\r\n")) {
        break;
      }
      add(parts, Arrays.copyOfRange(in.body(), start + 2, next - 2));
      at = next;
    }
    throw new Refusal("400000", "The multipart body is incomplete");
  }

  private static void add(Map<String, Part> parts, byte[] part) {
    int blank = find(part, "\r\n\r\n".getBytes(StandardCharsets.UTF_8), 0);
    String head = " " + new String(part, 0, Math.max(blank, 0), StandardCharsets.UTF_8);
    Matcher name = NAME.matcher(head);
    if (blank < 0 || !name.find()) {
      throw new Refusal("400000", "A part has no name");
    }
    Matcher file = FILE.matcher(head);
    parts.put(
        name.group(1),
        new Part(
            file.find() ? file.group(1) : "", Arrays.copyOfRange(part, blank + 4, part.length)));
  }

  Optional<Part> part(String name) {
    return Optional.ofNullable(parts.get(name));
  }

  private static boolean startsWith(byte[] bytes, int at, String text) {
    byte[] wanted = text.getBytes(StandardCharsets.UTF_8);
    return at + wanted.length <= bytes.length
        && Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length);
  }

  private static int find(byte[] bytes, byte[] wanted, int from) {
    for (int at = from; at <= bytes.length - wanted.length; at++) {
      if (bytes[at] == wanted[0]
          && Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
        return at;
      }
    }
    return -1;
  }
}
