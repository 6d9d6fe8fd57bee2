package dsc.hyper;

import java.util.ArrayList;
import java.util.List;

/** A public package that carries the engine for one platform, pinned by version and checksum. */
sealed interface EnginePackage {
  String name();

  String version();

  /** Checksum of the archive as its registry serves it, lower-case hex. */
  String sha256();

  /** Name of the engine's program inside the archive. */
  String entry();

  /** The command that fetches the archive into the current folder, program first. */
  List<String> command();

  /** An npm package: a gzipped tar file. */
  record Npm(String name, String version, String sha256, String entry) implements EnginePackage {
    @Override
    public List<String> command() {
      return List.of("npm", "pack", "--loglevel=error", "--ignore-scripts", name + "@" + version);
    }
  }

  /**
   * A Python package: a wheel, which is a zip file. The tag names the platform the wheel is for, so
   * that the answer doesn't depend on which Python runs pip.
   */
  record Wheel(String name, String version, String tag, String sha256, String entry)
      implements EnginePackage {
    @Override
    public List<String> command() {
      List<String> command = new ArrayList<>(List.of("pip", "download", "--quiet"));
      command.addAll(List.of("--disable-pip-version-check", "--no-input", "--no-deps"));
      command.addAll(List.of("--only-binary=:all:", "--platform", tag, name + "==" + version));
      return List.copyOf(command);
    }
  }
}
