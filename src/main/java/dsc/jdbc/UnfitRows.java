package dsc.jdbc;

import dsc.catalog.Lossy;
import dsc.diag.Code;
import dsc.diag.DscException;
import dsc.extract.BadRowReport;
import dsc.extract.ExtractProgram.BadRowRule;
import dsc.extract.ExtractProgram.Column;
import dsc.extract.Fetch;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The rows of a fetch with values that do not fit, and what the rule has done with them. */
final class UnfitRows implements AutoCloseable {
  private static final int LONGEST_SHOWN = 40;

  private final Fetch fetch;
  private final BadRowRule rule;
  private final List<String> shown = new ArrayList<>();
  private final Set<Lossy> losses = new LinkedHashSet<>();
  private boolean hopeless;
  private long total;
  private Optional<SetAside> setAside = Optional.empty();

  private record SetAside(Path file, BufferedWriter out) {}

  UnfitRows(Fetch fetch, BadRowRule rule) {
    this.fetch = fetch;
    this.rule = rule;
  }

  /** Whether nothing of this fetch will be used any more. */
  boolean willFail() {
    return total > 0 && rule instanceof BadRowRule.Fail;
  }

  /**
   * Takes the row that a result stands on.
   *
   * @param row its number, from 1
   */
  void add(ResultSet rows, long row, Column column, UnfitException value) throws SQLException {
    total++;
    value.loss().ifPresentOrElse(losses::add, () -> hopeless = true);
    if (shown.size() < BadRowRule.SHOWN) {
      shown.add(
          "row %d, column `%s`: `%s` %s"
              .formatted(row, column.name(), cut(value.value()), value.why()));
    }
    if (rule instanceof BadRowRule.Quarantine into) {
      try {
        write(texts(rows), file(into));
      } catch (IOException e) {
        throw unwritable(file(into), e);
      }
    }
  }

  private static String cut(String value) {
    String text = value.length() > LONGEST_SHOWN ? value.substring(0, LONGEST_SHOWN) + "…" : value;
    return text.replaceAll("\\p{Cntrl}", "�");
  }

  private List<Optional<String>> texts(ResultSet rows) throws SQLException {
    List<Optional<String>> texts = new ArrayList<>();
    for (int i = 1; i <= fetch.columns().size(); i++) {
      texts.add(Optional.ofNullable(rows.getString(i)));
    }
    return texts;
  }

  private void write(List<Optional<String>> row, Path file) throws IOException {
    if (setAside.isEmpty()) {
      Files.createDirectories(file.getParent());
      setAside =
          Optional.of(new SetAside(file, Files.newBufferedWriter(file, StandardCharsets.UTF_8)));
      write(fetch.columns().stream().map(column -> Optional.of(column.name())).toList(), file);
    }
    setAside
        .get()
        .out()
        .append(row.stream().map(UnfitRows::quoted).collect(Collectors.joining(",", "", "\n")));
  }

  /** NULL is nothing, an empty text is quoted. */
  private static String quoted(Optional<String> text) {
    return text.map(t -> '"' + t.replace("\"", "\"\"") + '"').orElse("");
  }

  /** Two fetches never share it. */
  private Path file(BadRowRule.Quarantine into) {
    return into.folder().resolve(fetch.alias().replace(' ', '-') + ".csv");
  }

  private static DscException unwritable(Path file, IOException e) {
    return new DscException(
        Code.IO_FAILED,
        "the rows that do not fit could not be written to `%s`: %s"
            .formatted(file, String.valueOf(e.getMessage())),
        e);
  }

  /** What was left out, in sentences; fails if the rule says so. */
  List<String> end() {
    if (total == 0) {
      return List.of();
    }
    BadRowReport report =
        new BadRowReport(fetch.database().shown(), shown, total, total - shown.size());
    return switch (rule) {
      case BadRowRule.Fail ignored ->
          throw new DscException(Code.SOURCE_MALFORMED, report.unreadable(), report.help(advice()));
      case BadRowRule.Skip ignored -> List.of(report.leftOut(Optional.empty()));
      case BadRowRule.Quarantine into -> List.of(report.leftOut(Optional.of(file(into))));
    };
  }

  private List<String> advice() {
    List<String> advice = new ArrayList<>();
    if (!losses.isEmpty()) {
      String words =
          losses.stream()
              .map(loss -> loss.name().toLowerCase(Locale.ROOT))
              .collect(Collectors.joining(", "));
      advice.add(
          "add `lossy: "
              + (losses.size() == 1 ? words : "[" + words + "]")
              + "` to the column if that may be lost, or declare another type");
    }
    if (hopeless) {
      advice.add("declare the column as `string`, or convert it in `sql:`");
    }
    advice.add("or say `on_bad_row: skip` or `quarantine` in `extract`");
    return advice;
  }

  @Override
  public void close() {
    if (setAside.isPresent()) {
      try {
        setAside.get().out().close();
      } catch (IOException e) {
        throw unwritable(setAside.get().file(), e);
      }
    }
  }
}
