package dsc;

import dsc.diag.Code;
import dsc.diag.DscException;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Paths that stand for many files, with {@code *}, {@code **}, {@code ?}, and {@code {a,b}}. */
final class SourceGlobs {
  private static final Pattern SIGNS = Pattern.compile("[*?{\\[]");
  private static final Pattern KEY = Pattern.compile("([A-Za-z_][A-Za-z0-9_]*)=(.*)");

  /** What Hive writes for a missing value. */
  private static final String HIVE_NULL = "__HIVE_DEFAULT_PARTITION__";

  private SourceGlobs() {}

  static boolean isGlob(String written) {
    return SIGNS.matcher(written).find();
  }

  /** The files, in the order of their names. */
  static List<Path> expand(Path folder, String written) {
    String slashed = written.replace('\\', '/');
    Matcher sign = SIGNS.matcher(slashed);
    int first = sign.find() ? sign.start() : slashed.length();
    int slash = slashed.lastIndexOf('/', first);
    Path root = folder.resolve(slashed.substring(0, slash + 1)).normalize();
    if (!Files.isDirectory(root)) {
      return List.of();
    }
    PathMatcher matcher =
        FileSystems.getDefault().getPathMatcher("glob:" + slashed.substring(slash + 1));
    try (Stream<Path> files = Files.walk(root)) {
      return files
          .filter(file -> matcher.matches(root.relativize(file)))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new DscException(Code.IO_FAILED, "the folder `" + root + "` cannot be read", e);
    }
  }

  /** The values that the folders of a file stand for: {@code year=2024/month=01}. */
  static SortedMap<String, String> keys(Path folder, Path file) {
    SortedMap<String, String> keys = new TreeMap<>();
    Path inside = file.startsWith(folder) ? folder.relativize(file) : file;
    for (Path part : inside) {
      Matcher key = KEY.matcher(part.toString());
      if (key.matches() && !part.equals(file.getFileName())) {
        String value = URLDecoder.decode(key.group(2), StandardCharsets.UTF_8);
        keys.put(key.group(1), value.equals(HIVE_NULL) ? "" : value);
      }
    }
    return keys;
  }
}
