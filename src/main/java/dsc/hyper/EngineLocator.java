package dsc.hyper;

import dsc.diag.Code;
import dsc.diag.DscException;
import dsc.hyper.Engine.Origin;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds an engine that is already on this machine. The order: {@code HYPERD_PATH} (the program or a
 * folder), {@code HYPER_API_HOME} (an unpacked official Hyper API of any language), dsc's own
 * cache, an installed Python package {@code tableauhyperapi}. The cache comes before Python because
 * it holds the version dsc was tested with. What the user names must be there: a wrong name is an
 * error, not a reason to look elsewhere.
 */
public final class EngineLocator {
  /** Where the official packages keep the program: Java and C++, .NET, Python. */
  private static final List<String> LAYOUTS =
      List.of("", "lib/hyper", "bin/hyper", "hyper", "tableauhyperapi/bin/hyper", "package");

  private final Map<String, String> environment;
  private final Path home;
  private final Platform platform;
  private final EngineCache cache;

  /** Looks with these environment variables and this home folder. */
  public EngineLocator(Map<String, String> environment, Path home, Platform platform) {
    this.environment = Map.copyOf(environment);
    this.home = home;
    this.platform = platform;
    this.cache = EngineCache.of(environment, home, platform);
  }

  /** Looks with this process's own environment. */
  public static EngineLocator system() {
    return new EngineLocator(
        System.getenv(), Path.of(System.getProperty("user.home", "")), Platform.current());
  }

  /** The first engine in the order above. */
  public Optional<Engine> find() {
    return named("HYPERD_PATH", Origin.HYPERD_PATH)
        .or(() -> named("HYPER_API_HOME", Origin.HYPER_API_HOME))
        .or(
            () ->
                cache
                    .find(EnginePackages.load().engineVersion())
                    .map(program -> new Engine(program, Origin.CACHE)))
        .or(this::installedWithPython);
  }

  /**
   * The engine at the place the user gave with {@code --hyperd}: the program itself or a folder of
   * an unpacked Hyper API.
   *
   * @throws DscException if there is none
   */
  public Engine at(Path given) {
    return inside(given)
        .map(program -> new Engine(program, Origin.OPTION))
        .orElseThrow(() -> missing(Origin.OPTION, given.toString()));
  }

  private Optional<Engine> named(String variable, Origin origin) {
    String value = environment.getOrDefault(variable, "");
    if (value.isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Engine(inside(Path.of(value)).orElseThrow(() -> missing(origin, value)), origin));
    } catch (InvalidPathException e) {
      throw missing(origin, value);
    }
  }

  private DscException missing(Origin origin, String value) {
    return new DscException(
        Code.ENGINE_NOT_FOUND,
        "no Hyper engine at " + value + ", which " + origin.text() + " names",
        List.of(
            "It must be the program "
                + platform.executable()
                + " or the folder of an unpacked Hyper API, and you must be allowed to run it."));
  }

  private Optional<Path> inside(Path given) {
    if (isProgram(given)) {
      return Optional.of(given.toAbsolutePath().normalize());
    }
    return LAYOUTS.stream()
        .map(layout -> given.resolve(layout).resolve(platform.executable()))
        .filter(EngineLocator::isProgram)
        .map(path -> path.toAbsolutePath().normalize())
        .findFirst();
  }

  private static boolean isProgram(Path path) {
    return Files.isRegularFile(path) && Files.isExecutable(path);
  }

  private Optional<Engine> installedWithPython() {
    List<Path> roots = new ArrayList<>();
    for (String variable : List.of("VIRTUAL_ENV", "CONDA_PREFIX")) {
      String value = environment.getOrDefault(variable, "");
      if (!value.isBlank()) {
        roots.add(Path.of(value));
      }
    }
    roots.add(home.resolve(".local"));
    return roots.stream()
        .flatMap(root -> sitePackages(root).stream())
        .flatMap(folder -> inside(folder).stream())
        .findFirst()
        .map(program -> new Engine(program, Origin.PYTHON));
  }

  private List<Path> sitePackages(Path root) {
    if (platform.isWindows()) {
      return List.of(root.resolve("Lib/site-packages"));
    }
    Path lib = root.resolve("lib");
    if (!Files.isDirectory(lib)) {
      return List.of();
    }
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> pythons = Files.newDirectoryStream(lib, "python*")) {
      pythons.forEach(python -> found.add(python.resolve("site-packages")));
    } catch (IOException e) {
      // A folder we may not list holds no engine we could use.
      return List.of();
    }
    // The listing has no order of its own; the newest Python wins.
    found.sort((a, b) -> b.compareTo(a));
    return found;
  }
}
