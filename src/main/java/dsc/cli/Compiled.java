package dsc.cli;

import dsc.Variant;
import dsc.diag.DscException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What became of a data source that was to be compiled.
 *
 * @param files what was written, in order
 * @param rows the rows of its extract, if it has one
 * @param failure why it was not
 */
record Compiled(
    Variant variant, List<Path> files, Optional<Long> rows, Optional<DscException> failure) {
  Compiled {
    files = List.copyOf(files);
  }

  /** How large the files are, together. */
  long bytes() {
    return files.stream().mapToLong(file -> file.toFile().length()).sum();
  }

  static Compiled failed(Variant variant, DscException failure) {
    return new Compiled(variant, List.of(), Optional.empty(), Optional.of(failure));
  }
}
