package dsc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dsc.hyper.Connection;
import dsc.hyper.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an extract keeps of the rows of its source, from the file to the finished rows. */
final class ExtractModesIT {
  private static final int ROWS = 1000;

  private final Path folder;

  ExtractModesIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeEach
  void writeRows() throws IOException {
    Files.writeString(
        folder.resolve("orders.csv"),
        IntStream.rangeClosed(1, ROWS)
            .mapToObj(
                i ->
                    "%d,%s,2024-%02d-%02d,%d"
                        .formatted(i, i % 2 == 0 ? "CA" : "NV", 1 + i % 3, 1 + i % 28, i))
            .collect(Collectors.joining("\n", "id,state,day,amount\n", "\n")));
  }

  @Test
  void theFirstRowsAreTaken() throws IOException {
    assertEquals(List.of("7|1|7"), rows("top: 7", "COUNT(*), MIN(\"id\"), MAX(\"id\")"));
    assertEquals(List.of("25"), rows("top: 2.5%", "COUNT(*)"));
    assertEquals(List.of("1000"), rows("top: 5000", "COUNT(*)"));
  }

  @Test
  void aSampleIsOfAllRowsThatPassTheFiltersAndTheSameEachTime() throws IOException {
    String what = "COUNT(*), COUNT(DISTINCT \"id\"), MIN(\"state\"), SUM(\"id\")";
    String filter = "filters: [{ field: state, include: [CA] }]\n  sample: ";
    List<String> first = rows(filter + "50", what);
    assertTrue(first.getFirst().startsWith("50|50|CA|"), first.toString());
    assertTrue(!first.getFirst().endsWith("|" + 2 * 1275), "not the first ones: " + first);
    assertEquals(first, rows(filter + "50", what));
    assertEquals(first, rows(filter + "10%", what));
  }

  @Test
  void rowsAreRolledUpForTheDimensionsThatAreShown() throws IOException {
    assertEquals(
        List.of("6|500500|1000|1|12"),
        rows(
            "aggregate: { dates: month }",
            "COUNT(*), SUM(\"amount\"), SUM(\"Calculation_1\"), MIN(EXTRACT(DAY FROM \"day\")),"
                + " COUNT(*) * 2",
            "materialize: [One]"));
  }

  @Test
  void calculationsAreStoredBesideTheRows() throws IOException {
    assertEquals(
        List.of("1000|1000"), rows("materialize: all", "COUNT(*), SUM(\"Calculation_1\")"));
  }

  private List<String> rows(String keys, String select, String... more) throws IOException {
    Files.writeString(
        folder.resolve("spec.yaml"),
        """
        dsc: 1
        datasource: orders
        connection: { class: csv }
        tables:
          orders:
            file: orders.csv
            columns: { id: integer, state: string, day: date, amount: integer }
        fields:
          id: { role: dimension, hidden: %s }
        calculations:
          One: { formula: "IIF([amount] > 0, 1, 0)", internal_name: Calculation_1 }
        extract:
          %s
          %s
        """
            .formatted(keys.startsWith("aggregate"), keys, String.join("\n  ", more)));
    Printed compiled =
        Printed.of("compile", folder.resolve("spec.yaml").toString(), "-o", out().toString());
    assertEquals(0, compiled.code(), compiled.err());
    try (Connection connection = Extracts.connect();
        Extracts extract = Extracts.open(connection, out().resolve("orders.hyper"))) {
      return extract.rows("SELECT " + select + " FROM " + extract.table()).stream()
          .map(ExtractModesIT::text)
          .toList();
    }
  }

  private Path out() {
    return folder.resolve("out");
  }

  private static String text(Row row) {
    return row.values().stream()
        .map(v -> v.map(Object::toString).orElse("-"))
        .collect(Collectors.joining("|"));
  }
}
