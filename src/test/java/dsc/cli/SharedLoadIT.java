package dsc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dsc.hyper.Connection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tenants enough for one load of their file, which gives each what it would read by itself. */
final class SharedLoadIT {
  private static final int TENANTS = 10;
  private static final String SPEC =
      """
      dsc: 1
      datasource: shop
      connection: { class: csv }
      tables:
        orders:
          file: orders.csv
          columns: { id: integer, tenant: string, at: datetime }
      extract:
        mode: filtered
        filters:
          - { field: tenant, include: ["${tenant.id}"] }
      tenants:
        from: tenants.csv
        publish: { caption: "Shop ${tenant.id}" }
      """;

  private final Path folder;

  SharedLoadIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void eachGetsItsRows() throws IOException {
    write("2024-05-06 07:08:09");
    assertEquals(0, compile().code());
    assertEquals(List.of("3 2024-05-06T07:08:09", "13 2024-05-06T07:08:09"), rows("t3"));
  }

  @Test
  void aTimeAloneIsReadAsAQueryReadsIt() throws IOException {
    write("07:08:09");
    Printed together = compile();
    List<String> shared = together.code() == 0 ? rows("t3") : List.of();
    Printed alone = compile("--tenant", "t3");
    assertEquals(alone.code(), together.code());
    assertEquals(alone.code() == 0 ? rows("t3") : List.of(), shared);
  }

  @Test
  void aRowThatCannotBeReadIsNamedAsForOne() throws IOException {
    write("soon");
    Printed together = compile();
    assertEquals(3, together.code(), together.err());
    Printed alone = compile("--tenant", "t3");
    assertEquals(3, alone.code(), alone.err());
    String problem = alone.err().lines().skip(1).findFirst().orElseThrow();
    assertTrue(problem.contains("soon"), problem);
    assertTrue(together.err().contains(problem), together.err());
  }

  private void write(String at) throws IOException {
    StringBuilder orders = new StringBuilder("id,tenant,at\n");
    IntStream.range(0, 2 * TENANTS)
        .forEach(
            i ->
                orders
                    .append(i)
                    .append(",t")
                    .append(i % TENANTS)
                    .append(',')
                    .append(at)
                    .append('\n'));
    StringBuilder tenants = new StringBuilder("id\n");
    IntStream.range(0, TENANTS).forEach(i -> tenants.append('t').append(i).append('\n'));
    Files.writeString(folder.resolve("spec.yaml"), SPEC);
    Files.writeString(folder.resolve("orders.csv"), orders);
    Files.writeString(folder.resolve("tenants.csv"), tenants);
  }

  private Printed compile(String... more) {
    String[] command = {"compile", folder.toString(), "-o", folder.resolve("out").toString()};
    return Printed.of(
        Stream.concat(Arrays.stream(command), Arrays.stream(more)).toArray(String[]::new));
  }

  private List<String> rows(String tenant) {
    try (Connection connection = Extracts.connect();
        Extracts extract =
            Extracts.open(connection, folder.resolve("out/shop-" + tenant + ".hyper"))) {
      return extract
          .rows("SELECT \"id\", CAST(\"at\" AS text) FROM " + extract.table() + " ORDER BY 1")
          .stream()
          .map(
              row ->
                  row.integer(0).map(String::valueOf).orElse("-")
                      + " "
                      + row.text(1).orElse("-").replace(' ', 'T'))
          .toList();
    }
  }
}
