package dsc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dsc.diag.Code;
import dsc.hyper.Connection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each tenant gets its own rows, and what cannot be shown to be so is not published. */
final class TenantIsolationIT {
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
          columns: { customer: integer, tenant: string, name: string }
      joins:
        - { left: customers, on: "[orders].[customer] = [customers].[customer]" }
      fields:
        customers.tenant: { caption: Customer Tenant, hidden: true }
      extract:
        mode: filtered
        filters:
          - { field: tenant, include: ["${tenant.name}"] }
          - { field: Customer Tenant, include: ["${tenant.name}", null] }
      tenants:
        from: tenants.csv
        publish: { caption: "Shop ${tenant.id}" }
      """;

  private static final String SECOND_FILTER =
      "    - { field: Customer Tenant, include: [\"${tenant.name}\", null] }\n";

  private final Path folder;

  TenantIsolationIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeEach
  void writeWorkspace() {
    file("spec.yaml", SPEC);
    file("tenants.csv", "id,name\na,A\nb,B\n");
    file("orders.csv", "id,customer,tenant\n1,1,A\n2,1,B\n3,2,B\n4,9,B\n");
    file("customers.csv", "customer,tenant,name\n1,A,Ann\n1,B,Bob\n2,B,Bea\n");
  }

  @Test
  void theRowsOfATenantAreItsOwnInEveryTable() {
    assertEquals(List.of("1|A|Ann"), rows("a"));
    assertEquals(List.of("2|B|Bob", "3|B|Bea", "4|B|-"), rows("b"));
  }

  @Test
  void aFilterRemovedFromOneTableStopsEverythingBeforeItIsPublished() {
    file("spec.yaml", SPEC.replace(SECOND_FILTER, ""));
    Printed applied = Printed.of("apply", folder.toString(), "--yes");
    assertEquals(4, applied.code(), applied.err());
    assertTrue(
        applied
            .err()
            .contains(
                "error[DSC6030]: table `customers` of `shop` may hold rows of other tenants: an"
                    + " extract filter names the tenant on `orders.tenant`, and none does on"
                    + " `customers.tenant`"),
        applied.err());
    assertFalse(Files.exists(folder.resolve("published")));
    Printed compiled = compile();
    assertEquals(4, compiled.code());
    assertFalse(Files.exists(folder.resolve("out")));
  }

  @Test
  void aTableThatIsSharedNeedsNoFilter() {
    file(
        "spec.yaml",
        SPEC.replace(SECOND_FILTER, "").replace("  publish:", "  shared: [customers]\n  publish:"));
    assertEquals(List.of("1|A|Ann", "1|A|Bob"), rows("a"));
  }

  @Test
  void aJoinOnTheTenantNeedsNoSecondFilterAndIsLookedAtInTheRows() {
    file(
        "spec.yaml",
        SPEC.replace(SECOND_FILTER, "")
            .replace(
                "[orders].[customer] = [customers].[customer]",
                "[orders].[customer] = [customers].[customer]"
                    + " AND [orders].[tenant] = [customers].[tenant]"));
    assertEquals(List.of("1|A|Ann"), rows("a"));
    assertEquals(List.of("2|B|Bob", "3|B|Bea", "4|B|-"), rows("b"));
  }

  @Test
  void tenantsWithoutAnyFilterAreRefused() {
    file(
        "spec.yaml",
        SPEC.substring(0, SPEC.indexOf("extract:"))
            + "extract: { mode: full }\n"
            + SPEC.substring(SPEC.indexOf("tenants:")));
    Printed applied = Printed.of("apply", folder.toString(), "--yes");
    assertEquals(4, applied.code());
    assertTrue(
        applied.err().contains("error[" + Code.TENANTS_NOT_ISOLATED.id() + "]: every tenant"),
        applied.err());
  }

  @Test
  void tenantsWithFilesOfTheirOwnNeedNoFilter() {
    file("a.csv", "id,customer,tenant\n1,1,A\n");
    file("b.csv", "id,customer,tenant\n2,1,B\n");
    file(
        "spec.yaml",
        SPEC.substring(0, SPEC.indexOf("extract:")).replace("orders.csv", "${tenant.id}.csv")
            + "extract: { mode: full }\n"
            + SPEC.substring(SPEC.indexOf("tenants:")));
    assertEquals(List.of("2|B|Ann", "2|B|Bob"), rows("b"));
  }

  @Test
  void aTenantOfAnyNameGetsItsOwnRows() {
    List<String> names =
        List.of(
            "O'Hara",
            "\"x\" OR 1=1 --",
            "'; DROP TABLE t; --",
            "Ünï ☃ 𝄞",
            "%_\\",
            "a,b",
            "NULL",
            " A ",
            "line\nbreak",
            "{x}");
    file("tenants.csv", "id,name\n" + lines(names, (i, name) -> "t" + i + "," + quoted(name)));
    file(
        "orders.csv",
        "id,customer,tenant\n"
            + lines(names, (i, name) -> i + ",1," + quoted(name))
            + "99,1,other\n98,1,\n");
    file(
        "customers.csv",
        "customer,tenant,name\n" + lines(names, (i, name) -> "1," + quoted(name) + ",n" + i));
    for (int i = 0; i < names.size(); i++) {
      assertEquals(List.of(i + "|" + names.get(i) + "|n" + i), rows("t" + i));
    }
  }

  @Test
  void aTenantWithoutRowsGetsAnEmptyExtract() {
    file("tenants.csv", "id,name\nnobody,Nobody\n");
    assertEquals(List.of(), rows("nobody"));
  }

  @Test
  void manyTenantsGetTheSameRowsAsFew() {
    int tenants = 40;
    file(
        "tenants.csv",
        IntStream.range(0, tenants)
            .mapToObj(i -> "t" + i + ",N" + i + "\n")
            .collect(Collectors.joining("", "id,name\n", "")));
    file(
        "orders.csv",
        IntStream.range(0, 4000)
            .mapToObj(i -> i + "," + i % 7 + ",N" + i * 31 % (tenants + 1) + "\n")
            .collect(Collectors.joining("", "id,customer,tenant\n", "")));
    file("customers.csv", "customer,tenant,name\n");
    file(
        "spec.yaml",
        SPEC.replace(
                "extract:",
                "calculations:\n  Even: \"[id] % 2 = 0\"\n  Whose: \"[tenant] + '!'\"\nextract:")
            .replace(SECOND_FILTER, "    - { field: Even, include: [true] }\n")
            .replace(
                "field: tenant, include: [\"${tenant.name}\"]",
                "field: Whose, include: [\"${tenant.name}!\"]"));
    Printed all = compile("--format", "json", "--parallel", "3");
    assertEquals(0, all.code(), all.err());
    List<String> together = IntStream.range(0, tenants).mapToObj(i -> "t" + i).toList();
    List<List<String>> rows = together.stream().map(this::readRows).toList();
    assertEquals(0, compile("--tenant", "t3,t17").code());
    assertEquals(rows.get(3), readRows("t3"));
    assertEquals(rows.get(17), readRows("t17"));
    assertEquals(
        IntStream.range(0, 4000)
            .filter(i -> i % 2 == 0 && i * 31 % (tenants + 1) < tenants)
            .count(),
        rows.stream().mapToInt(List::size).sum());
    assertTrue(all.out().contains("\"address\": \"shop[t39]\""), all.out());
    assertTrue(all.out().contains("\"rows\": " + rows.get(39).size()), all.out());
  }

  @Test
  void aTenantThatFailsDoesNotStopTheOthers() {
    file("a.csv", "id,customer,tenant\none,1,A\n");
    file("b.csv", "id,customer,tenant\n2,1,B\n");
    file("spec.yaml", SPEC.replace("orders.csv", "${tenant.id}.csv"));
    Printed compiled = compile();
    assertEquals(3, compiled.code(), compiled.err());
    assertTrue(compiled.err().contains("error[DSC4404]: shop[a]: "), compiled.err());
    assertTrue(compiled.err().contains("1 of 2 data sources compiled, 1 failed."), compiled.err());
    assertEquals(List.of("2|B|Bob"), readRows("b"));
    assertFalse(Files.exists(folder.resolve("out/shop-a.tdsx")));
  }

  private interface Line {
    String of(int index, String name);
  }

  private static String lines(List<String> names, Line line) {
    return IntStream.range(0, names.size())
        .mapToObj(i -> line.of(i, names.get(i)) + "\n")
        .collect(Collectors.joining());
  }

  private static String quoted(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }

  private void file(String name, String text) {
    try {
      Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Printed compile(String... more) {
    List<String> arguments =
        new ArrayList<>(
            List.of("compile", folder.toString(), "-o", folder.resolve("out").toString()));
    arguments.addAll(List.of(more));
    return Printed.of(arguments.toArray(String[]::new));
  }

  private List<String> rows(String tenant) {
    Printed compiled = compile("--tenant", tenant);
    assertEquals(0, compiled.code(), compiled.err());
    return readRows(tenant);
  }

  private List<String> readRows(String tenant) {
    try (Connection connection = Extracts.connect();
        Extracts extract =
            Extracts.open(connection, folder.resolve("out/shop-" + tenant + ".hyper"))) {
      return extract
          .rows("SELECT \"id\", \"tenant\", \"name\" FROM " + extract.table() + " ORDER BY 1, 3")
          .stream()
          .map(
              row ->
                  row.integer(0).map(String::valueOf).orElse("-")
                      + "|"
                      + row.text(1).orElse("-")
                      + "|"
                      + row.text(2).orElse("-"))
          .toList();
    }
  }
}
