package dsc;

import dsc.extract.ExtractProgram.Format;
import dsc.spec.TableSpec;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** How files are read: as their names say, and a table's own text file as the table says. */
final class SourceFormats {
  private SourceFormats() {}

  /** The format of a file that holds the rows of a table. */
  static Optional<Format> of(TableSpec table, Path path) {
    return table.source() instanceof TableSpec.Source.TextFile text
        ? Optional.of(of(text, path))
        : of(path);
  }

  /** The format of a table's own file. */
  static Format of(TableSpec.Source.TextFile file, Path path) {
    TableSpec.TextFormat format = file.format();
    return of(path)
        .filter(named -> !(named instanceof Format.Csv))
        .orElseGet(
            () ->
                new Format.Csv(
                    format.delimiter().charAt(0), format.header(), format.quote().charAt(0)));
  }

  /** The format that the name of a file says. */
  static Optional<Format> of(Path path) {
    String name = path.getFileName().toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".parquet")) {
      return Optional.of(new Format.Parquet());
    }
    if (name.endsWith(".tsv")) {
      return Optional.of(new Format.Csv('\t', true, '"'));
    }
    return name.endsWith(".csv") || name.endsWith(".txt")
        ? Optional.of(new Format.Csv(',', true, '"'))
        : Optional.empty();
  }
}
