package dsc.hyper;

import dsc.extract.BadRowReport;
import dsc.extract.ExtractProgram.BadRowRule;
import dsc.extract.ExtractProgram.Column;
import dsc.extract.ExtractProgram.InputFile;
import dsc.extract.Scan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Asks the engine for the rows of a Parquet file or a table of a .hyper file whose values fit into
 * no column as declared. Such rows have no numbers, so they are told by their values.
 */
final class TypedBadRows {
  private final InputFile file;
  private final Connection connection;
  private final BiFunction<String, Column, String> why;

  /**
   * @param why what is wrong with a value, in words
   */
  TypedBadRows(InputFile file, Connection connection, BiFunction<String, Column, String> why) {
    this.file = file;
    this.connection = connection;
    this.why = why;
  }

  /** Finds them; the good rows go to one file and the bad ones to another, where wanted. */
  BadRowReport find(Optional<Path> good, Optional<Path> bad) {
    List<Scan.Misfit> misfits = Scan.misfits(file);
    if (misfits.isEmpty()) {
      return BadRowReport.nothing(file.known().toString());
    }
    Stage.attach(List.of(file), connection);
    String any = String.join(" OR ", misfits.stream().map(Scan.Misfit::condition).toList());
    long total =
        connection
            .scalar("SELECT COUNT(*) FROM " + rows() + " WHERE " + any)
            .map(Long.class::cast)
            .orElse(0L);
    if (total == 0) {
      return BadRowReport.nothing(file.known().toString());
    }
    good.ifPresent(path -> copy("NOT (" + any + ")", path));
    bad.ifPresent(path -> copy(any, path));
    List<String> shown = new ArrayList<>();
    long rows = show(misfits, shown);
    return new BadRowReport(file.path().toString(), shown, total, Math.max(0, total - rows));
  }

  private String rows() {
    return Scan.rows(file) + " AS \"file\"";
  }

  private void copy(String condition, Path path) {
    connection.execute(
        "COPY (SELECT * FROM "
            + rows()
            + " WHERE "
            + condition
            + ") TO "
            + Sql.literal(path.toAbsolutePath().toString())
            + " WITH (FORMAT => 'parquet')");
  }

  /** Says what is wrong with the first values, and counts their rows. */
  private long show(List<Scan.Misfit> misfits, List<String> shown) {
    long all = 0;
    for (Scan.Misfit misfit : misfits) {
      int left = BadRowRule.SHOWN - shown.size();
      for (Row row : connection.query(values(misfit, left)).rows()) {
        long rows = row.integer(1).orElse(0L);
        all += rows;
        shown.add(
            "column `%s`: %s, in %d %s"
                .formatted(
                    misfit.column().name(),
                    why.apply(row.text(0).orElse(""), misfit.column()),
                    rows,
                    rows == 1 ? "row" : "rows"));
      }
    }
    return all;
  }

  private String values(Scan.Misfit misfit, int most) {
    return "SELECT CAST("
        + Sql.identifier(misfit.column().name())
        + " AS TEXT), COUNT(*) FROM "
        + rows()
        + " WHERE "
        + misfit.condition()
        + " GROUP BY 1 ORDER BY 1 LIMIT "
        + most;
  }
}
