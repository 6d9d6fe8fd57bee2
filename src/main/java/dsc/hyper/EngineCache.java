package dsc.hyper;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * The folder in the user's cache that holds installed engines, laid out as {@code
 * <version>/<platform>/hyperd}, so that machines sharing a home folder don't meet.
 */
record EngineCache(Path root, Platform platform) {

  /** The usual place of caches on this platform. */
  static EngineCache of(Map<String, String> environment, Path home, Platform platform) {
    return new EngineCache(base(environment, home, platform).resolve("dsc/engine"), platform);
  }

  private static Path base(Map<String, String> environment, Path home, Platform platform) {
    if (platform.isWindows()) {
      return folder(environment, "LOCALAPPDATA").orElse(home.resolve("AppData/Local"));
    }
    return folder(environment, "XDG_CACHE_HOME")
        .orElse(home.resolve(platform.isMac() ? "Library/Caches" : ".cache"));
  }

  /** The XDG rules say that a path which isn't absolute is to be ignored. */
  private static Optional<Path> folder(Map<String, String> environment, String variable) {
    String value = environment.getOrDefault(variable, "");
    return value.isBlank()
        ? Optional.empty()
        : Optional.of(Path.of(value)).filter(Path::isAbsolute);
  }

  Path folder(String version) {
    return root.resolve(version).resolve(platform.id());
  }

  /** The installed program of this version. */
  Optional<Path> find(String version) {
    return Optional.of(folder(version).resolve(platform.executable())).filter(Files::isExecutable);
  }
}
