package dsc;

import dsc.extract.ExtractProgram.Format;
import dsc.spec.ExtractSpec;
import dsc.spec.TableSpec;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How files are read: as their names say, and text files as the spec says. */
final class SourceFormats {
  /** The encodings of text that the engine reads, by the names people know. */
  private static final Map<String, String> ENCODINGS =
      Map.of(
          "utf-8", "utf-8",
          "utf8", "utf-8",
          "utf-16", "utf-16",
          "utf-16le", "utf-16-le",
          "utf-16be", "utf-16-be");

  /** The classes of connections to workbooks. */
  static final Set<String> WORKBOOKS = Set.of("excel", "excel-direct");

  private SourceFormats() {}

  /** Whether text written so can be read. */
  static boolean reads(TableSpec.TextFormat format) {
    try {
      return ENCODINGS.containsKey(format.encoding().toLowerCase(Locale.ROOT))
          || Charset.isSupported(format.encoding());
    } catch (IllegalCharsetNameException noName) {
      return false;
    }
  }

  /** Whether the engine reads text of an encoding by itself. */
  static boolean isOfTheEngine(Format.Csv format) {
    return ENCODINGS.containsValue(format.rules().encoding());
  }

  /** The format of a file that holds the rows of a table. */
  static Optional<Format> of(TableSpec table, Path path) {
    return table.source() instanceof TableSpec.Source.TextFile text
        ? Optional.of(of(text, path))
        : of(path);
  }

  /** The format of a file that an extract is read from. */
  static Optional<Format> of(ExtractSpec.SourceSpec source, Path path) {
    Optional<Format> named = of(path);
    return source.format().isPresent() && named.map(f -> f instanceof Format.Csv).orElse(true)
        ? Optional.of(text(source.format().get()))
        : named;
  }

  /** The format of a table's own file. */
  static Format of(TableSpec.Source.TextFile file, Path path) {
    return of(path)
        .filter(named -> !(named instanceof Format.Csv))
        .orElseGet(() -> text(file.format()));
  }

  private static Format text(TableSpec.TextFormat format) {
    return new Format.Csv(
        format.delimiter().charAt(0),
        format.header(),
        format.quote().charAt(0),
        new Format.TextRules(
            ENCODINGS.getOrDefault(format.encoding().toLowerCase(Locale.ROOT), format.encoding()),
            format.nullText(),
            format.dateFormat(),
            format.datetimeFormat()));
  }

  /** The table of a .hyper file, by its schema and name. */
  static List<String> hyperTable(TableSpec.Source source) {
    List<String> path =
        source instanceof TableSpec.Source.Named named ? named.path() : List.of("Extract");
    return path.size() == 1 ? List.of("Extract", path.getFirst()) : path;
  }

  /** The sheet that a table of a workbook stands for. */
  static Format sheet(TableSpec.Source source, Path workbook) {
    return new Format.Sheet(
        workbook,
        source instanceof TableSpec.Source.Named named
            ? Optional.of(named.path().getLast())
            : Optional.empty());
  }

  /** The format that the name of a file says. */
  private static Optional<Format> of(Path path) {
    String name = path.getFileName().toString().toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
    if (name.endsWith(".parquet")) {
      return Optional.of(new Format.Parquet());
    }
    if (name.endsWith(".jsonl") || name.endsWith(".ndjson")) {
      return Optional.of(new Format.JsonLines());
    }
    if (name.endsWith(".hyper")) {
      return Optional.of(new Format.Hyper(List.of("Extract", "Extract")));
    }
    if (name.endsWith(".xlsx") || name.endsWith(".xlsm")) {
      return Optional.of(new Format.Sheet(path, Optional.empty()));
    }
    if (name.endsWith(".tsv")) {
      return Optional.of(new Format.Csv('\t', true, '"'));
    }
    return name.endsWith(".csv") || name.endsWith(".txt")
        ? Optional.of(new Format.Csv(',', true, '"'))
        : Optional.empty();
  }
}
