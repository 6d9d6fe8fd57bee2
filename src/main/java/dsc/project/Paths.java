package dsc.project;

import dsc.diag.Diagnostics;
import dsc.spec.Located;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/** Paths as people write them in files: relative to the file, with forward slashes. */
final class Paths {
  private Paths() {}

  /** A path written in a file, as a path of this machine; reported when it can't be one. */
  static Optional<Path> inside(Path folder, Located<String> written, Diagnostics diags) {
    try {
      return Optional.of(folder.resolve(written.value()));
    } catch (InvalidPathException e) {
      diags.report(Problems.badPath(written.span()));
      return Optional.empty();
    }
  }

  /** How a path written in a file is shown: beside the path of that file. */
  static String beside(String shownFile, String written) {
    int slash = shownFile.lastIndexOf('/');
    boolean alone = slash < 0 || written.startsWith("/");
    return alone ? written : shownFile.substring(0, slash + 1) + written;
  }

  /** How a file is shown in messages: relative to the working folder where it is below it. */
  static String shown(Path file, Path workingFolder) {
    Path absolute = file.toAbsolutePath().normalize();
    Path base = workingFolder.toAbsolutePath().normalize();
    Path shown = absolute.startsWith(base) ? base.relativize(absolute) : absolute;
    return shown.toString().replace('\\', '/');
  }
}
