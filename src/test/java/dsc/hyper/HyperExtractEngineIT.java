package dsc.hyper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dsc.catalog.DataType;
import dsc.diag.Code;
import dsc.extract.ExtractProgram;
import dsc.extract.ExtractProgram.Column;
import dsc.extract.ExtractProgram.OutputTable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("it")
final class HyperExtractEngineIT {
  private final Path output;

  HyperExtractEngineIT(@TempDir Path folder) {
    this.output = folder.resolve("it's.hyper");
  }

  private static ExtractProgram program(String... queries) {
    return new ExtractProgram(
        List.of(),
        IntStream.range(0, queries.length)
            .mapToObj(
                i ->
                    new OutputTable(
                        "T" + i,
                        List.of(new Column("a\"b", DataType.INTEGER)),
                        Optional.of(queries[i])
                            .filter(query -> !query.isEmpty())
                            .map(HyperExtractEngineIT::query),
                        Optional.empty()))
            .toList());
  }

  /** A query whose one column is called x. */
  private static ExtractProgram.Query query(String query) {
    return new ExtractProgram.Query(
        List.of(new ExtractProgram.Item("a\"b", "x")), "(" + query + ") AS q(x)", List.of());
  }

  @Test
  void aProgramFillsItsTablesAndReleasesTheFile() {
    try (HyperExtractEngine engine =
        new HyperExtractEngine(TestEngine.start(), NoDatabases.INSTANCE)) {
      assertEquals(
          Map.of("T0", 3L, "T1", 0L),
          engine.run(program("SELECT x FROM generate_series(1, 3) g(x)", ""), output).rows());
    }
    try (Connection connection = TestEngine.shared().connect()) {
      new Catalog(connection).attach(output, "again");
      assertEquals(
          Optional.of(6L),
          connection.scalar(
              "SELECT CAST(sum(\"a\"\"b\") AS bigint) FROM again.\"Extract\".\"T0\""));
      new Catalog(connection).detach("again");
    }
  }

  @Test
  void aFailedProgramLeavesNoFileAndTheEngineGoesOn() {
    try (HyperExtractEngine engine =
        new HyperExtractEngine(TestEngine.start(), NoDatabases.INSTANCE)) {
      Refusal refusal =
          Refusal.of(
              () ->
                  engine.run(
                      program("SELECT 1", "SELECT 1 / (x - 2) FROM generate_series(1, 3) g(x)"),
                      output));
      assertEquals("the Hyper engine says: division by zero", refusal.message());
      assertFalse(Files.exists(output));
      assertEquals(Map.of("T0", 1L), engine.run(program("SELECT 1"), output).rows());
    }
  }

  @Test
  void aFileThatExistsIsNotTouched() throws Exception {
    Files.writeString(output, "precious");
    try (HyperExtractEngine engine =
        new HyperExtractEngine(TestEngine.start(), NoDatabases.INSTANCE)) {
      assertEquals(
          Code.IO_FAILED, Refusal.of(() -> engine.run(program("SELECT 1"), output)).code());
    }
    assertEquals("precious", Files.readString(output));
  }

  @Test
  void anEngineKilledInTheMiddleLeavesNoFile() {
    assertTimeoutPreemptively(
        Duration.ofSeconds(30),
        () -> {
          HyperProcess process = TestEngine.start();
          try (HyperExtractEngine engine = new HyperExtractEngine(process, NoDatabases.INSTANCE)) {
            Thread.ofVirtual().start(() -> killOnceWritten(process));
            String endless =
                "SELECT x * y FROM generate_series(CAST(1 AS bigint), 1000000) a(x),"
                    + " generate_series(CAST(1 AS bigint), 1000000) b(y)";
            assertEquals(
                Code.ENGINE_FAILED, Refusal.of(() -> engine.run(program(endless), output)).code());
          }
          assertFalse(Files.exists(output));
        });
  }

  @Test
  void rowsOfOthersInOneTableAreFoundWhenItsFilterIsTakenAway() {
    List<Column> columns = List.of(new Column("tenant", DataType.INTEGER));
    ExtractProgram.Condition own =
        new ExtractProgram.Condition("tenant", "x", "x = 1", "\"tenant\" = 1");
    List<ExtractProgram.Check> checks =
        List.of(
            new ExtractProgram.Check("orders", "tenant", "NOT (\"tenant\" = 1)"),
            new ExtractProgram.Check("returns", "tenant", "NOT (\"tenant\" = 1)"));
    OutputTable orders = table("orders", columns, threeTenants(own));
    OutputTable returns = table("returns", columns, threeTenants(own));
    OutputTable unfiltered = table("returns", columns, threeTenants());
    try (HyperExtractEngine engine =
        new HyperExtractEngine(TestEngine.start(), NoDatabases.INSTANCE)) {
      Refusal refusal =
          Refusal.of(
              () ->
                  engine.run(
                      new ExtractProgram(List.of(), List.of(orders, unfiltered)).withChecks(checks),
                      output));
      assertEquals(Code.FOREIGN_ROWS, refusal.code());
      assertEquals(
          "2 rows of the finished extract are not the tenant's by `tenant`", refusal.message());
      assertFalse(Files.exists(output));
      assertEquals(
          Map.of("orders", 1L, "returns", 1L),
          engine
              .run(
                  new ExtractProgram(List.of(), List.of(orders, returns)).withChecks(checks),
                  output)
              .rows());
    }
  }

  private static OutputTable table(String name, List<Column> columns, ExtractProgram.Query query) {
    return new OutputTable(name, columns, Optional.of(query), Optional.empty());
  }

  private static ExtractProgram.Query threeTenants(ExtractProgram.Condition... conditions) {
    return new ExtractProgram.Query(
        List.of(new ExtractProgram.Item("tenant", "x")),
        "generate_series(1, 3) AS g(x)",
        List.of(conditions));
  }

  private void killOnceWritten(HyperProcess process) {
    while (!Files.exists(output)) {
      Thread.onSpinWait();
    }
    assertTrue(process.isAlive());
    String folder = process.scratchFolder().toString();
    ProcessHandle.current()
        .children()
        .filter(child -> child.info().commandLine().orElse("").contains(folder))
        .forEach(ProcessHandle::destroyForcibly);
  }
}
