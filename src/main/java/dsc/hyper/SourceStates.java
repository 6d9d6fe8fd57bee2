package dsc.hyper;

import dsc.diag.Code;
import dsc.diag.DscException;
import dsc.extract.ExtractProgram.InputFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Source files as they were before they were read: half of an old and half of a new one is none.
 */
final class SourceStates {
  private final Map<Path, State> states = new LinkedHashMap<>();

  private SourceStates() {}

  /** What changes when somebody writes to a file or puts another in its place. */
  private record State(long size, FileTime written, String key) {
    static State of(Path file) {
      try {
        BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
        return new State(found.size(), found.lastModifiedTime(), String.valueOf(found.fileKey()));
      } catch (IOException e) {
        throw new DscException(Code.SOURCE_UNREADABLE, "`" + file + "` cannot be read", e);
      }
    }
  }

  /** The files as they are now. */
  static SourceStates of(List<InputFile> files) {
    SourceStates now = new SourceStates();
    files.forEach(file -> now.states.computeIfAbsent(file.path(), State::of));
    return now;
  }

  /** Fails when one of the files isn't what it was. */
  void requireUnchanged() {
    states.forEach(
        (file, before) -> {
          if (!State.of(file).equals(before)) {
            throw new DscException(
                Code.SOURCE_CHANGED,
                "`" + file + "` was changed while it was read",
                List.of("nothing was published of it; run dsc again once the file is complete"));
          }
        });
  }
}
