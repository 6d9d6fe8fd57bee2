package dsc;

import java.util.Optional;

/** The version of dsc, from its jar. */
public final class Version {
  private Version() {}

  /** For example {@code 0.1.0}; {@code development} when it does not run from the jar. */
  public static String text() {
    return Optional.ofNullable(Version.class.getPackage())
        .flatMap(p -> Optional.ofNullable(p.getImplementationVersion()))
        .orElse("development");
  }
}
