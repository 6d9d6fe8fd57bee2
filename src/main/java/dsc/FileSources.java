package dsc;

import dsc.catalog.DataType;
import dsc.diag.Diagnostic;
import dsc.diag.Diagnostics;
import dsc.diag.DscException;
import dsc.diag.Span;
import dsc.extract.ExtractProgram.Column;
import dsc.extract.ExtractProgram.Format;
import dsc.extract.ExtractProgram.Input;
import dsc.extract.ExtractProgram.InputFile;
import dsc.extract.FileInspector;
import dsc.extract.FileInspector.FileColumn;
import dsc.extract.FileSet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;

/** The files that a path of a spec stands for, compared with what is wanted of them. */
final class FileSources {
  private final Path folder;
  private final FileInspector inspector;
  private final Diagnostics diags;

  FileSources(Path folder, FileInspector inspector, Diagnostics diags) {
    this.folder = folder;
    this.inspector = inspector;
    this.diags = diags;
  }

  /** What is wanted of a file. */
  interface Wanted {
    /**
     * The columns wanted; empty when the file does not have them, which is reported.
     *
     * @param file its name, for messages
     * @param names the columns it has; absent when it does not say
     */
    Optional<List<Column>> columns(String file, Optional<List<String>> names);
  }

  /**
   * The input of a path, which may stand for many files: {@code data/*.csv}, or {@code
   * data/year=*}{@code /*.parquet} with a column for each folder named so. Empty when there are
   * problems, which are reported.
   */
  Optional<Input> find(
      String written, Function<Path, Optional<Format>> formats, Span said, Wanted wanted) {
    if (!SourceGlobs.isGlob(written)) {
      Path path = folder.resolve(written).normalize();
      return file(path, formats, said, wanted, Map.of()).map(f -> f);
    }
    List<Path> paths = SourceGlobs.expand(folder, written);
    if (paths.isEmpty()) {
      diags.report(ExtractProblems.noFiles(said, written));
      return Optional.empty();
    }
    List<InputFile> files = new ArrayList<>();
    List<SortedMap<String, String>> keys = new ArrayList<>();
    for (Path path : paths) {
      SortedMap<String, String> own = SourceGlobs.keys(folder, path);
      Optional<InputFile> file = file(path, formats, said, wanted, own);
      if (file.isEmpty()) {
        return Optional.empty();
      }
      files.add(file.get());
      keys.add(own);
    }
    return wanted
        .columns(paths.getFirst().getFileName().toString(), Optional.empty())
        .map(columns -> new FileSet(files, keys, columns));
  }

  private Optional<InputFile> file(
      Path path,
      Function<Path, Optional<Format>> formats,
      Span said,
      Wanted wanted,
      Map<String, String> keys) {
    Optional<Format> format = formats.apply(path);
    if (format.isEmpty()) {
      diags.report(ExtractProblems.unknownFormat(said, path));
      return Optional.empty();
    }
    if (format.get() instanceof Format.Csv csv && !SourceFormats.isOfTheEngine(csv)) {
      return inUtf8(path, csv, said)
          .flatMap(copy -> file(copy, p -> Optional.of(csv.inUtf8()), said, wanted, keys));
    }
    if (format.get() instanceof Format.Sheet sheet && path.equals(sheet.workbook())) {
      return asText(sheet, said)
          .flatMap(copy -> file(copy, p -> Optional.of(sheet), said, wanted, keys));
    }
    String name = path.getFileName().toString();
    boolean tells = !(format.get() instanceof Format.Csv csv) || csv.header();
    if (!tells || format.get() instanceof Format.JsonLines) {
      return wanted
          .columns(name, Optional.empty())
          .map(
              columns ->
                  new InputFile(
                      path,
                      format.get(),
                      columns.stream().filter(c -> !keys.containsKey(c.name())).toList()));
    }
    return columns(path, format.get(), said)
        .flatMap(found -> file(path, format.get(), found, said, wanted, keys));
  }

  private Optional<Path> asText(Format.Sheet sheet, Span said) {
    try {
      return Optional.of(inspector.asText(sheet));
    } catch (DscException unreadable) {
      diags.report(unreadable(said, unreadable));
      return Optional.empty();
    }
  }

  private static Diagnostic unreadable(Span said, DscException why) {
    Diagnostic problem = ExtractProblems.unreadable(said, why.getMessage());
    for (String line : why.help()) {
      problem = problem.help(line);
    }
    return problem;
  }

  private Optional<Path> inUtf8(Path path, Format.Csv format, Span said) {
    try {
      return Optional.of(inspector.inUtf8(path, format.rules().encoding()));
    } catch (DscException unreadable) {
      diags.report(ExtractProblems.unreadable(said, unreadable.getMessage()));
      return Optional.empty();
    }
  }

  private Optional<InputFile> file(
      Path path,
      Format format,
      List<FileColumn> found,
      Span said,
      Wanted wanted,
      Map<String, String> keys) {
    List<String> own = found.stream().map(FileColumn::name).toList();
    String name = path.getFileName().toString();
    List<String> names = new ArrayList<>(own);
    keys.keySet().stream().filter(key -> !own.contains(key)).forEach(names::add);
    if (names.size() == 1 && format instanceof Format.Csv csv && holdsSeparator(names.getFirst())) {
      diags.report(ExtractProblems.oneColumn(said, path, names.getFirst(), csv.delimiter()));
      return Optional.empty();
    }
    return wanted
        .columns(name, Optional.of(names))
        .map(
            columns ->
                new InputFile(path, format, own.stream().map(n -> column(columns, n)).toList()));
  }

  private static boolean holdsSeparator(String header) {
    return header.chars().anyMatch(c -> c == ',' || c == ';' || c == '\t' || c == '|');
  }

  /** Columns of the file that nobody wants are text, which any value is. */
  private static Column column(List<Column> wanted, String name) {
    return wanted.stream()
        .filter(column -> column.name().equals(name))
        .findFirst()
        .orElse(new Column(name, DataType.STRING));
  }

  private Optional<List<FileColumn>> columns(Path path, Format format, Span said) {
    try {
      return Optional.of(inspector.columns(path, format));
    } catch (DscException unreadable) {
      diags.report(ExtractProblems.unreadable(said, unreadable.getMessage()));
      return Optional.empty();
    }
  }
}
