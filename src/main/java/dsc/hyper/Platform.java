package dsc.hyper;

import dsc.diag.Code;
import dsc.diag.DscException;
import java.util.Locale;
import java.util.Optional;

/** An operating system and processor that Tableau builds the engine for. */
public enum Platform {
  LINUX_X64("linux-x64", "hyperd"),
  MACOS_ARM64("macos-arm64", "hyperd"),
  MACOS_X64("macos-x64", "hyperd"),
  WINDOWS_X64("windows-x64", "hyperd.exe");

  private final String id;
  private final String executable;

  Platform(String id, String executable) {
    this.id = id;
    this.executable = executable;
  }

  /**
   * The name used in the cache folder and in the list of packages, for example {@code linux-x64}.
   */
  public String id() {
    return id;
  }

  /** The file name of the engine's program. */
  public String executable() {
    return executable;
  }

  public boolean isWindows() {
    return this == WINDOWS_X64;
  }

  public boolean isMac() {
    return this == MACOS_ARM64 || this == MACOS_X64;
  }

  /** The platform for these values of the system properties {@code os.name} and {@code os.arch}. */
  public static Optional<Platform> of(String osName, String osArch) {
    String os = osName.toLowerCase(Locale.ROOT);
    String arch = osArch.toLowerCase(Locale.ROOT);
    boolean x64 = arch.equals("amd64") || arch.equals("x86_64");
    boolean arm = arch.equals("aarch64") || arch.equals("arm64");
    if (os.startsWith("linux") && x64) {
      return Optional.of(LINUX_X64);
    }
    if (os.startsWith("mac") && (x64 || arm)) {
      return Optional.of(arm ? MACOS_ARM64 : MACOS_X64);
    }
    return os.startsWith("windows") && x64 ? Optional.of(WINDOWS_X64) : Optional.empty();
  }

  /**
   * The platform this program runs on.
   *
   * @throws DscException where Tableau has no engine for it
   */
  public static Platform current() {
    String os = System.getProperty("os.name", "");
    String arch = System.getProperty("os.arch", "");
    return of(os, arch)
        .orElseThrow(
            () ->
                new DscException(
                    Code.ENGINE_NOT_FOUND,
                    "Tableau publishes no Hyper engine for " + os + " on " + arch));
  }
}
