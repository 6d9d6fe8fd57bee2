package dsc.plan;

import java.nio.file.Path;
import java.util.Optional;

/** Builds the .tdsx of a data source; the compiler and the extract engine stand behind it. */
@FunctionalInterface
public interface PackageBuilder {

  /**
   * What was built.
   *
   * @param extract the fingerprint of the extract inside, with its content; empty without one
   * @param rows what the extract got, when it was made anew or added to
   */
  record Built(Optional<ExtractFingerprint> extract, Optional<BuiltRows> rows) {
    /** A package of which the rows are not told. */
    public static Built of(Optional<ExtractFingerprint> extract) {
      return new Built(extract, Optional.empty());
    }
  }

  /**
   * Writes the package to a file that does not exist yet. The published package is there when its
   * extract is to be reused or to be added to.
   */
  Built build(Desired desired, ExtractDecision extract, Optional<Path> published, Path file);
}
