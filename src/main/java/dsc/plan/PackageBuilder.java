package dsc.plan;

import java.nio.file.Path;
import java.util.Optional;

/** Builds the .tdsx of a data source; the compiler and the extract engine stand behind it. */
@FunctionalInterface
public interface PackageBuilder {

  /**
   * Writes the package to a file that does not exist yet. The published package is there when its
   * extract is to be reused or to be added to. Gives back the fingerprint of the extract inside,
   * with its content, or nothing when there is no extract.
   */
  Optional<ExtractFingerprint> build(
      Desired desired, ExtractDecision extract, Optional<Path> published, Path file);
}
