package dsc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dsc.hyper.Catalog;
import dsc.hyper.Connection;
import dsc.hyper.TableDefinition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Extracts with a table for each logical table: each is filtered by its own columns. */
final class RelationshipExtractIT {
  private static final String SPEC =
      """
      dsc: 1
      datasource: shop
      connection: { class: csv }
      tables:
        orders:
          file: orders.csv
          columns: { id: integer, customer: integer, tenant: string }
        customers:
          file: customers.csv
          columns: { number: integer, owner: string, name: string }
        products:
          file: products.csv
          columns: { code: integer, title: string }
      relationships:
        - { from: orders, to: customers, on: "[orders].[customer] = [customers].[number]" }
        - { from: orders, to: products, on: "[orders].[id] = [products].[code]" }
      extract:
        mode: filtered
        filters:
          - { field: tenant, include: ["${tenant.id}"] }
          - { field: owner, include: ["${tenant.id}"] }
      tenants:
        distinct: tenant
        shared: [products]
      """;

  private final Path folder;

  RelationshipExtractIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeEach
  void writeWorkspace() throws IOException {
    spec(SPEC);
    Files.writeString(folder.resolve("orders.csv"), "id,customer,tenant\n1,1,A\n2,2,B\n3,2,B\n");
    Files.writeString(folder.resolve("customers.csv"), "number,owner,name\n1,A,Ann\n2,B,Bob\n");
    Files.writeString(folder.resolve("products.csv"), "code,title\n1,Tea\n2,Coffee\n");
  }

  @Test
  void eachLogicalTableHoldsTheRowsThatItsOwnFiltersLetThrough() {
    Printed compiled = compile();
    assertEquals(0, compiled.code(), compiled.err());
    assertTrue(compiled.out().contains("2 extracts built: 9 rows, "), compiled.out());
    for (String line : List.of("\\S+\\[A] +4 +[0-9.]+", "\\S+\\[B] +5 +[0-9.]+")) {
      assertTrue(compiled.out().lines().anyMatch(l -> l.matches(line)), compiled.out());
    }
    assertEquals("{customers=1 A Ann, orders=1 1 A, products=1 Tea; 2 Coffee}", tables("A"));
    assertEquals("{customers=2 B Bob, orders=2 2 B; 2 3 B, products=1 Tea; 2 Coffee}", tables("B"));
  }

  @Test
  void aLogicalTableThatNoFilterNamesTheTenantOnStopsEverything() throws IOException {
    spec(SPEC.replace("    - { field: owner, include: [\"${tenant.id}\"] }\n", ""));
    Printed compiled = compile();
    assertEquals(4, compiled.code(), compiled.err());
    assertTrue(
        compiled
            .err()
            .contains(
                "error[DSC6030]: every tenant of `shop` would get all rows of the logical table"
                    + " `customers`"),
        compiled.err());
    assertFalse(Files.exists(folder.resolve("out")));
    spec(SPEC.replace("  shared: [products]\n", ""));
    assertEquals(4, compile().code());
  }

  @Test
  void aFilterOnACalculationIsOnTheTableWhoseColumnsItReads() throws IOException {
    spec(
        SPEC.replace("{ field: owner,", "{ field: Mine,")
            .replace(
                "extract:",
                """
                calculations:
                  Mine: "UPPER([owner] + '')"
                  Long: "LEN([title]) > 3 AND '\\"orders\\".' <> ''"
                extract:\
                """)
            .replace("tenants:\n", "    - { field: Long, include: [true] }\ntenants:\n"));
    Printed compiled = compile();
    assertEquals(0, compiled.code(), compiled.err());
    assertEquals("{customers=1 A Ann, orders=1 1 A, products=2 Coffee}", tables("A"));
    assertEquals("{customers=2 B Bob, orders=2 2 B; 2 3 B, products=2 Coffee}", tables("B"));
  }

  @Test
  void someRowsOfOneTableComeWithTheWholeOthers() throws IOException {
    String whole = SPEC.substring(0, SPEC.indexOf("extract:")) + "extract:\n  mode: full\n  %s\n";
    spec(whole.formatted("top: { rows: 2, of: orders }"));
    Printed compiled = compile();
    assertEquals(0, compiled.code(), compiled.err());
    assertEquals(
        "{customers=1 A Ann; 2 B Bob, orders=1 1 A; 2 2 B, products=1 Tea; 2 Coffee}", all());
    spec(whole.formatted("sample: { rows: 50%, of: customers }"));
    compiled = compile();
    assertEquals(0, compiled.code(), compiled.err());
    assertTrue(all().matches("\\{customers=[^;]*, orders=[^;]*;[^;]*;[^;]*, products=.*"), all());
    String first = Files.readString(folder.resolve("out/shop.tds"));
    assertTrue(first.contains("units='sample-percent'"), first);
    assertTrue(first.contains("<extract count='50' enabled='true' object-id='customers_"), first);
  }

  private void spec(String text) throws IOException {
    Files.writeString(folder.resolve("spec.yaml"), text);
  }

  private Printed compile() {
    return Printed.of("compile", folder.toString(), "-o", folder.resolve("out").toString());
  }

  /** The rows of each table of an extract. */
  private String tables(String tenant) {
    return tablesOf("shop-" + tenant + ".hyper");
  }

  private String all() {
    return tablesOf("shop.hyper");
  }

  private String tablesOf(String file) {
    Map<String, String> tables = new TreeMap<>();
    try (Connection connection = Extracts.connect();
        Extracts extract = Extracts.open(connection, folder.resolve("out").resolve(file))) {
      for (TableDefinition table : new Catalog(connection).tables("x")) {
        tables.put(
            table.name().parts().getLast().replaceFirst("[ _].*", ""),
            extract.rows("SELECT * FROM " + table.name().sql() + " ORDER BY 1").stream()
                .map(
                    row ->
                        row.values().stream()
                            .map(value -> value.map(Object::toString).orElse("-"))
                            .sorted()
                            .collect(Collectors.joining(" ")))
                .collect(Collectors.joining("; ")));
      }
    }
    return tables.toString();
  }
}
