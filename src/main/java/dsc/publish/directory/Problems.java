package dsc.publish.directory;

import dsc.diag.Code;
import dsc.diag.DscException;
import dsc.plan.PublicationKey;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What can go wrong with a folder. */
final class Problems {
  /** How Linux, macOS and Windows say that there is no room. */
  private static final List<String> FULL =
      List.of(
          "no space left",
          "disk quota exceeded",
          "file too large",
          "not enough space",
          "disk full");

  private Problems() {}

  /** A disk that failed while a path was being read or written. */
  static DscException io(Path path, IOException cause) {
    String reason = reason(cause);
    String lower = reason.toLowerCase(Locale.ROOT);
    if (FULL.stream().anyMatch(lower::contains)) {
      return new DscException(
          Code.TARGET_FULL,
          "There is no room for " + path + ".",
          List.of("Make room and run `dsc apply` again; it finishes what it began."));
    }
    if (cause instanceof AccessDeniedException || lower.contains("read-only file system")) {
      return new DscException(
          Code.TARGET_NOT_WRITABLE, "dsc may not read or write " + path + ".", cause);
    }
    if (cause instanceof FileAlreadyExistsException || cause instanceof NotDirectoryException) {
      return new DscException(
          Code.TARGET_NOT_WRITABLE, path + " is in the way: a folder is needed there.", cause);
    }
    return new DscException(Code.IO_FAILED, path + " failed: " + reason + ".", cause);
  }

  static DscException unsafe(Path path) {
    return new DscException(
        Code.TARGET_UNSAFE_PATH,
        path + " is not a plain file or folder; dsc does not follow links in a target.",
        List.of("Look at who put it there, then remove it or name another target."));
  }

  static DscException locked(Path folder, Optional<Long> process) {
    return new DscException(
        Code.TARGET_LOCKED,
        "Another dsc"
            + process.map(id -> " (process " + id + ")").orElse("")
            + " is applying to "
            + folder
            + ".",
        List.of("Wait for it to end, then run `dsc plan` again."));
  }

  static DscException moved(PublicationKey key) {
    return new DscException(
        Code.PLAN_TARGET_MOVED,
        key + " was published or changed after the plan was made.",
        List.of("Run `dsc plan` again and review the new plan."));
  }

  static DscException changedAtOnce(PublicationKey key) {
    return new DscException(
        Code.PUBLISHED_DIFFERS,
        key + " was published, and somebody else changed it at once.",
        List.of("Run `dsc plan` to see the difference."));
  }

  static DscException notPublished(PublicationKey key) {
    return new DscException(Code.PUBLISHED_UNREADABLE, key + " is not published there.");
  }

  static DscException otherDocument(PublicationKey key) {
    return new DscException(
        Code.PUBLISHED_DIFFERS, "The package built for " + key + " holds another document.");
  }

  private static String reason(IOException cause) {
    String message =
        cause instanceof FileSystemException failure && failure.getReason() != null
            ? failure.getReason()
            : cause.getMessage();
    return message == null ? cause.getClass().getSimpleName() : message;
  }
}
