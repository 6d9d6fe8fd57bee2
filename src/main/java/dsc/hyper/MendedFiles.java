package dsc.hyper;

import dsc.diag.Code;
import dsc.diag.DscException;
import dsc.extract.BadRowReport;
import dsc.extract.ExtractProgram;
import dsc.extract.ExtractProgram.BadRowRule;
import dsc.extract.ExtractProgram.Format;
import dsc.extract.ExtractProgram.InputFile;
import dsc.extract.Scan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Copies of files without the rows that cannot be read. They are made only when a row was in the
 * way, and once for each file. Thread-safe.
 */
final class MendedFiles {
  private static final String ADVICE =
      "mend the file, declare the column as `string`, or say `on_bad_row: skip` or `quarantine`"
          + " in `extract`";

  private final HyperProcess process;
  private final Map<String, String> mended = new HashMap<>();
  private final Set<String> seen = new HashSet<>();
  private final Map<String, DscException> failures = new HashMap<>();

  MendedFiles(HyperProcess process) {
    this.process = process;
  }

  /** What to read in place of other files, so far. */
  synchronized Map<String, String> all() {
    return Map.copyOf(mended);
  }

  /**
   * Looks through the files of a program that could not be read.
   *
   * @return what was left out, in sentences, the first time; nothing when that was known already
   * @throws DscException with every bad row when the program's rule is to fail, and the failure
   *     itself when no row is to blame
   */
  synchronized List<String> mend(ExtractProgram program, DscException failure) {
    List<String> notes = new ArrayList<>();
    boolean any = false;
    for (InputFile file : program.files()) {
      String place = Scan.place(file);
      if (!seen.contains(place)) {
        look(file, program.badRows(), notes);
        seen.add(place);
      }
      DscException known = failures.get(place);
      if (known != null) {
        throw known;
      }
      any |= mended.containsKey(place);
    }
    if (!any) {
      throw failure;
    }
    return notes;
  }

  private void look(InputFile file, BadRowRule rule, List<String> notes) {
    try (Connection connection = process.connect()) {
      Optional<Path> good = Optional.empty();
      Optional<Path> bad = Optional.empty();
      Path fresh = process.scratchFolder().resolve("mended" + seen.size());
      switch (rule) {
        case BadRowRule.Fail ignored -> {}
        case BadRowRule.Skip ignored -> good = Optional.of(fresh);
        case BadRowRule.Quarantine quarantine -> {
          good = Optional.of(fresh);
          bad = Optional.of(quarantine.folder().resolve(name(file)));
          make(quarantine.folder());
        }
      }
      BadRowReport report = BadRows.find(file, connection, good, bad);
      if (report.total() == 0) {
        bad.ifPresent(MendedFiles::delete);
      } else if (good.isEmpty()) {
        failures.put(
            Scan.place(file),
            new DscException(
                Code.SOURCE_MALFORMED, report.unreadable(), report.help(List.of(ADVICE))));
      } else {
        mended.put(Scan.place(file), Scan.inPlace(file, fresh));
        notes.add(report.leftOut(bad));
      }
    }
  }

  /** The rows of a table go into a file of their own. */
  private static String name(InputFile file) {
    String name = file.known().getFileName().toString();
    if (file.format() instanceof Format.Sheet) {
      return name + ".csv";
    }
    return file.format() instanceof Format.Hyper hyper
        ? name + "." + hyper.table().getLast().replaceAll("[^A-Za-z0-9 ._-]", "_") + ".parquet"
        : name;
  }

  private static void make(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new DscException(
          Code.IO_FAILED,
          "the folder `" + folder + "` cannot be made: " + PrivateFolder.reason(e),
          e);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new DscException(
          Code.IO_FAILED, "`" + file + "` could not be removed: " + PrivateFolder.reason(e), e);
    }
  }
}
