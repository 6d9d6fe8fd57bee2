package dsc.jdbc;

import dsc.catalog.DatabaseKind;
import dsc.diag.Code;
import dsc.diag.DscException;
import dsc.extract.Database;
import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds JDBC drivers: those the workspace names, those in the folder {@code drivers} beside it or
 * in the user's own, and those that are part of dsc, in this order.
 */
public final class Drivers {
  /** The folder of drivers beside {@code dsc.yaml}. */
  public static final String FOLDER = "drivers";

  private static final Pattern COORDINATES = Pattern.compile("([\\w.-]+):([\\w.-]+):([\\w.-]+)");

  private final List<Path> jars;
  private final List<String> missing;
  private final List<Driver> loaded = new ArrayList<>();
  private boolean searched;

  private Drivers(List<Path> jars, List<String> missing) {
    this.jars = List.copyOf(jars);
    this.missing = List.copyOf(missing);
  }

  /**
   * The drivers of a workspace.
   *
   * @param named jars, folders of jars or Maven coordinates
   * @param root what their paths are relative to
   * @param folders further folders that may hold jars
   * @param repository the user's local Maven repository
   */
  public static Drivers of(List<String> named, Path root, List<Path> folders, Path repository) {
    List<Path> jars = new ArrayList<>();
    List<String> missing = new ArrayList<>();
    for (String each : named) {
      Matcher coordinates = COORDINATES.matcher(each);
      Path path =
          coordinates.matches()
              ? repository
                  .resolve(coordinates.group(1).replace('.', '/'))
                  .resolve(coordinates.group(2))
                  .resolve(coordinates.group(3))
                  .resolve(coordinates.group(2) + "-" + coordinates.group(3) + ".jar")
              : root.resolve(each);
      if (Files.exists(path)) {
        jars.addAll(jars(path));
      } else {
        missing.add(each);
      }
    }
    folders.forEach(folder -> jars.addAll(jars(folder)));
    return new Drivers(jars, missing);
  }

  /** Only what is part of dsc. */
  public static Drivers bundled() {
    return new Drivers(List.of(), List.of());
  }

  private static List<Path> jars(Path path) {
    if (!Files.isDirectory(path)) {
      return Files.isRegularFile(path) ? List.of(path) : List.of();
    }
    try (Stream<Path> files = Files.list(path)) {
      return files.filter(file -> file.toString().endsWith(".jar")).sorted().toList();
    } catch (IOException e) {
      throw new DscException(Code.IO_FAILED, "the folder `" + path + "` cannot be read", e);
    }
  }

  /**
   * The driver for a database.
   *
   * @throws DscException {@code DRIVER_MISSING}
   */
  synchronized Driver driver(Database database) {
    search();
    DatabaseKind kind = database.kind();
    return loaded.stream()
        .filter(driver -> serves(driver, database))
        .findFirst()
        .or(() -> kind.driver().flatMap(Drivers::own))
        .orElseThrow(() -> missing(kind));
  }

  private static boolean serves(Driver driver, Database database) {
    Optional<String> wanted = database.kind().driver();
    try {
      return wanted.isPresent()
          ? driver.getClass().getName().equals(wanted.get())
          : driver.acceptsURL(database.url());
    } catch (SQLException notThisOne) {
      return false;
    }
  }

  private void search() {
    if (searched || jars.isEmpty()) {
      return;
    }
    searched = true;
    // Not below our own loader: what a driver brings along must not meet what dsc has.
    URLClassLoader loader =
        new URLClassLoader(
            jars.stream().map(Drivers::url).toArray(URL[]::new),
            ClassLoader.getPlatformClassLoader());
    ServiceLoader.load(Driver.class, loader).forEach(loaded::add);
  }

  private static URL url(Path jar) {
    try {
      return jar.toAbsolutePath().toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Optional<Driver> own(String name) {
    try {
      return Optional.of(
          Class.forName(name).asSubclass(Driver.class).getDeclaredConstructor().newInstance());
    } catch (ClassNotFoundException notBundled) {
      return Optional.empty();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("no driver in " + name, e);
    }
  }

  private DscException missing(DatabaseKind kind) {
    List<String> help = new ArrayList<>();
    for (String each : missing) {
      help.add(
          COORDINATES.matcher(each).matches()
              ? "`"
                  + each
                  + "` is not in your Maven repository yet: run `mvn dependency:get -Dartifact="
                  + each
                  + "`"
              : "there is no `" + each + "`, which `drivers:` in dsc.yaml names");
    }
    if (help.isEmpty()) {
      help.add(
          "put the jar of "
              + kind.artifact()
              + " into the folder `"
              + FOLDER
              + "` beside the spec, or name it under `drivers:` in dsc.yaml");
    }
    return new DscException(
        Code.DRIVER_MISSING, "there is no JDBC driver for " + kind.label() + " here", help);
  }
}
