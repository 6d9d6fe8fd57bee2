package dsc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dsc.hyper.Connection;
import dsc.hyper.Row;
import dsc.jdbc.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Published extracts that get the rows their source has more than they. */
final class IncrementalIT {
  private static final String CSV = "connection: { class: csv }";

  private final Path folder;

  IncrementalIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void rowsAboveTheHighestKeyAreAddedAndOthersStay() throws IOException {
    spec(CSV, "file: orders.csv", "incremental: { by: id }");
    rows("1,a,2024-01-01", "2,b,2024-01-02");
    apply("");
    // The first row changes and the second goes away: neither is new.
    rows("1,changed,2024-01-01", "3,c,2024-01-03");
    Printed plan = Printed.of("plan", folder.toString());
    assertTrue(
        plan.out().contains("extract gets its new rows: the source data changed"), plan.out());
    apply("");
    assertEquals(List.of("1|a", "2|b", "3|c"), published());
    Printed again = Printed.of("plan", folder.toString());
    assertTrue(again.out().startsWith("No changes"), again.out());
    apply("", "--refresh");
    assertEquals(List.of("1|changed", "3|c"), published());
  }

  @Test
  void aWindowOfDaysIsReplaced() throws IOException {
    spec(CSV, "file: orders.csv", "incremental: { by: made, last: 2, period: day }");
    rows("1,a,2024-01-01", "2,b,2024-01-04", "3,c,2024-01-05");
    apply("");
    rows(
        "1,old,2024-01-01",
        "2,late,2024-01-04",
        "4,d,2024-01-05",
        "5,e,2024-01-09",
        "6,f,2024-01-03");
    apply("");
    assertEquals(List.of("1|a", "2|late", "4|d", "5|e"), published());
  }

  @Test
  void anotherColumnMeansThatAllRowsAreReadAgain() throws IOException {
    spec(CSV, "file: orders.csv", "incremental: { by: id }");
    rows("1,a,2024-01-01");
    apply("");
    rows("1,changed,2024-01-01", "2,b,2024-01-01");
    spec(CSV, "file: orders.csv", "incremental: { by: id }\n  materialize: [Double]");
    Printed plan = Printed.of("plan", folder.toString());
    assertTrue(plan.out().contains("extract rebuilt: the columns changed"), plan.out());
    apply("");
    assertEquals(List.of("1|changed", "2|b"), published());
  }

  @Test
  void aDatabaseIsAskedForNewRowsOnly() throws IOException {
    PostgresServer.shared()
        .execute(
            "DROP TABLE IF EXISTS grown",
            "CREATE TABLE grown (id bigint, state text, made date)",
            "INSERT INTO grown VALUES (1, 'a', '2024-01-01')");
    spec(
        "connection: { class: postgres, server: 127.0.0.1, port: %d, database: postgres, username: postgres }"
            .formatted(PostgresServer.shared().port()),
        "table: grown",
        "incremental: { by: id }");
    apply("");
    PostgresServer.shared()
        .execute("UPDATE grown SET state = 'changed'", "INSERT INTO grown VALUES (2, 'b', NULL)");
    Printed plan = Printed.of("plan", folder.toString());
    assertTrue(plan.out().startsWith("No changes"), plan.out());
    apply("", "--new-rows");
    assertEquals(List.of("1|a", "2|b"), published());
  }

  private void spec(String connection, String table, String incremental) throws IOException {
    Files.writeString(
        folder.resolve("spec.yaml"),
        """
        dsc: 1
        datasource: orders
        %s
        tables:
          orders:
            %s
            columns: { id: integer, state: string, made: date }
        calculations:
          Double: "[id] * 2"
        extract:
          mode: full
          %s
        """
            .formatted(connection, table, incremental));
  }

  private void rows(String... rows) throws IOException {
    Files.writeString(
        folder.resolve("orders.csv"), "id,state,made\n" + String.join("\n", rows) + "\n");
  }

  private void apply(String said, String... options) {
    String[] all = new String[options.length + 3];
    all[0] = "apply";
    all[1] = folder.toString();
    all[2] = "--yes";
    System.arraycopy(options, 0, all, 3, options.length);
    Printed applied = Printed.of(all);
    assertEquals(0, applied.code(), applied.out() + applied.err());
    assertTrue(applied.out().contains(said), applied.out());
  }

  private List<String> published() throws IOException {
    Path hyper = folder.resolve("looked-at.hyper");
    try (ZipFile zip = new ZipFile(folder.resolve("published/orders.tdsx").toFile())) {
      Files.copy(
          zip.getInputStream(zip.getEntry("Data/Extracts/orders.hyper")),
          hyper,
          StandardCopyOption.REPLACE_EXISTING);
    }
    try (Connection connection = Extracts.connect();
        Extracts extract = Extracts.open(connection, hyper)) {
      return extract
          .rows("SELECT \"id\", \"state\" FROM " + extract.table() + " ORDER BY 1")
          .stream()
          .map(IncrementalIT::text)
          .toList();
    }
  }

  private static String text(Row row) {
    return row.values().stream()
        .map(v -> v.map(Object::toString).orElse("-"))
        .collect(Collectors.joining("|"));
  }
}
