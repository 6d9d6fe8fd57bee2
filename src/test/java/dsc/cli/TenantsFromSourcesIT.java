package dsc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dsc.hyper.Connection;
import dsc.jdbc.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tenants that dsc finds in the source of the rows itself. */
final class TenantsFromSourcesIT {
  private static final String SPEC =
      """
      dsc: 1
      datasource: shop
      connection: %s
      tables:
        orders:
          %s
          columns: { id: integer, state: string, client: integer }
      extract:
        mode: filtered
        filters:
          - { field: %s, include: ["${tenant.%s}"] }
      tenants:
        %s
        publish: { caption: "Shop ${tenant.id}" }
      """;

  private static final String ROWS = "id,state,client\n1,CA,7\n2,NV,8\n3,,9\n4,CA,8\n5,Älva,7\n";

  private final Path folder;

  TenantsFromSourcesIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void eachValueOfATextFileIsATenant() {
    file("orders.csv", ROWS);
    spec("{ class: csv }", "file: orders.csv", "state", "id", "{ distinct: state, nulls: drop }");
    assertEquals("CA 1 4, NV 2, Älva 5", built());
    // Other columns need not be readable to tell who the tenants are.
    file("orders.csv", ROWS.replace("2,NV,8", "2,NV,eight"));
    Printed printed = compile("--tenant", "CA,NW");
    assertEquals(1, printed.code(), printed.err());
    assertTrue(printed.err().contains("there is no tenant `NW`"), printed.err());
  }

  @Test
  void aNumberIsATenantOfManyFilesToo() {
    file("2023.csv", ROWS);
    file("2024.csv", "id,state,client\n10,TX,11\n");
    spec("{ class: csv }", "file: \"202*.csv\"", "client", "id", "{ distinct: client }");
    assertEquals("11 10, 7 1 5, 8 2 4, 9 3", built());
  }

  @Test
  void parquetHasTenantsToo() {
    file("orders.csv", ROWS);
    try (Connection connection = Extracts.connect()) {
      connection.execute(
          "COPY (SELECT * FROM external('%s', COLUMNS => DESCRIPTOR(id bigint, state text, client bigint), FORMAT => 'csv', HEADER => true, \"null\" => '')) TO '%s' WITH (FORMAT => 'parquet')"
              .formatted(folder.resolve("orders.csv"), folder.resolve("orders.parquet")));
    }
    spec(
        "{ class: csv }",
        "file: orders.parquet",
        "state",
        "id",
        "{ distinct: state, nulls: drop }");
    assertEquals("CA 1 4, NV 2, Älva 5", built());
  }

  @Test
  void aDatabaseIsAskedForItsTenants() throws SQLException {
    PostgresServer server = PostgresServer.shared();
    server.execute(
        "DROP TABLE IF EXISTS found_orders, found_clients",
        "CREATE TABLE found_orders (id bigint, state text, client bigint)",
        "INSERT INTO found_orders VALUES (1,'CA',7),(2,'NV',8),(3,NULL,9),(4,'CA',8)",
        "CREATE TABLE found_clients (number bigint, slug text, pays boolean)",
        "INSERT INTO found_clients VALUES (8,'zeta',true),(7,'acme',true),(9,'bolt',false)");
    String postgres =
        "{ class: postgres, server: 127.0.0.1, port: "
            + server.port()
            + ", database: postgres, username: postgres }";
    spec(postgres, "table: found_orders", "state", "id", "{ distinct: state, nulls: drop }");
    assertEquals("CA 1 4, NV 2", built());
    spec(
        postgres,
        "table: found_orders",
        "client",
        "number",
        "{ query: \"SELECT slug AS id, number FROM found_clients WHERE pays -- not bolt\" }");
    assertEquals("acme 1, zeta 2 4", built());
    spec(postgres, "table: found_orders", "client", "id", "{ query: SELECT client FROM nowhere }");
    Printed wrong = compile();
    assertEquals(1, wrong.code());
    assertTrue(wrong.err().contains("relation \"nowhere\" does not exist"), wrong.err());
  }

  @Test
  void fewTenantsOfADatabaseAreBuiltAtTheSameTime() throws SQLException {
    Path database = folder.resolve("orders.duckdb");
    try (java.sql.Connection connection = DriverManager.getConnection("jdbc:duckdb:" + database);
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE orders AS SELECT range AS id, ['CA', 'NV', 'TX'][1 + range % 3] AS state,"
              + " 7::BIGINT AS client FROM range(9000)");
    }
    file(
        "dsc.yaml",
        "dsc: 1\ndrivers: [\"" + FlightsFromDatabasesIT.jar("org.duckdb.DuckDBDriver") + "\"]\n");
    String duckdb = "{ class: genericjdbc, url: \"jdbc:duckdb:" + database + "\" }";
    spec(duckdb, "table: orders", "state", "id", "{ distinct: state }");
    // Each fetches rows of its own while others read theirs.
    Printed printed = compile("--parallel", "3", "--format", "json");
    assertEquals(0, printed.code(), printed.out());
    assertEquals(3, printed.out().split("\"rows\": 3000", -1).length - 1, printed.out());
  }

  @Test
  void withoutTheDatabaseNothingIsBuiltAndTheSpecIsStillValid() {
    spec(
        "{ class: postgres, server: 127.0.0.1, port: 1, database: shop, username: reader }",
        "table: orders",
        "state",
        "id",
        "{ query: SELECT id FROM clients }");
    Printed compiled = compile();
    assertEquals(3, compiled.code());
    assertTrue(compiled.err().contains("error[DSC9201]"), compiled.err());
    Printed valid = Printed.of("validate", folder.toString());
    assertEquals(0, valid.code(), valid.err());
    assertEquals(
        "Valid: 1 spec, no data sources. The tenants of 1 spec are in the source, which was not"
            + " asked.\n",
        valid.out());
  }

  @Test
  void whatCannotTellTheTenantsSaysSo() {
    file("orders.csv", ROWS);
    spec("{ class: csv }", "file: \"${tenant.id}.csv\"", "state", "id", "{ distinct: state }");
    assertRefused("the source is another one for each tenant");
    spec("{ class: csv }", "file: orders.csv", "state", "id", "{ query: SELECT 1 AS id }");
    assertRefused("there is no database here that answers a query");
    spec("{ class: csv }", "file: orders.csv", "state", "id", "{ distinct: state }");
    assertRefused("some rows have null here and would belong to no tenant");
    spec("{ class: csv }", "file: orders.csv", "state", "name", "{ distinct: client }");
    assertRefused("the tenants have no column `name`");
  }

  @Test
  void aNewValueIsANewTenantAndOneThatIsGoneStaysUntilItIsPruned() {
    file("orders.csv", "id,state,client\n1,CA,7\n2,NV,8\n");
    spec("{ class: csv }", "file: orders.csv", "state", "id", "{ distinct: state }");
    Printed applied = Printed.of("apply", folder.toString(), "--yes");
    assertEquals(0, applied.code(), applied.err());
    file("orders.csv", "id,state,client\n1,CA,7\n3,TX,8\n");
    Printed plan = Printed.of("plan", folder.toString());
    assertTrue(plan.out().contains("+ shop[TX] \"Shop TX\": create"), plan.out());
    assertTrue(plan.out().contains("= shop[NV] \"Shop NV\": keep"), plan.out());
  }

  private void assertRefused(String why) {
    Printed printed = compile();
    assertEquals(1, printed.code(), printed.err());
    assertTrue(printed.err().contains(why), printed.err());
  }

  private void spec(String connection, String source, String field, String column, String tenants) {
    String inside = tenants.substring(2, tenants.length() - 2).replace(", nulls", "\n  nulls");
    file("spec.yaml", SPEC.formatted(connection, source, field, column, inside));
  }

  private void file(String name, String text) {
    try {
      Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Printed compile(String... more) {
    return Printed.of(
        Stream.concat(
                Stream.of("compile", folder.toString(), "-o", folder.resolve("out").toString()),
                Stream.of(more))
            .toArray(String[]::new));
  }

  /** Each tenant that is built, with the ids of its rows. */
  private String built() {
    Printed printed = compile();
    assertEquals("", printed.err());
    List<String> files = printed.out().lines().filter(line -> line.endsWith(".hyper")).toList();
    try (Connection connection = Extracts.connect()) {
      return files.stream()
          .map(file -> tenant(file) + " " + ids(connection, Path.of(file)))
          .collect(Collectors.joining(", "));
    }
  }

  private static String tenant(String file) {
    return file.replaceFirst(".*shop-", "").replace(".hyper", "");
  }

  private static String ids(Connection connection, Path file) {
    try (Extracts extract = Extracts.open(connection, file)) {
      return extract.rows("SELECT \"id\" FROM " + extract.table() + " ORDER BY 1").stream()
          .map(row -> String.valueOf(row.integer(0).orElseThrow()))
          .collect(Collectors.joining(" "));
    }
  }
}
