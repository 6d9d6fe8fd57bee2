package dsc.hyper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dsc.diag.Code;
import dsc.hyper.Engine.Origin;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("it")
final class HyperProcessIT {
  private static final String ENDLESS =
      "SELECT count(*) FROM generate_series(CAST(1 AS bigint), 1000000) a(x),"
          + " generate_series(CAST(1 AS bigint), 1000000) b(y) WHERE x * y % 7 = 3";

  /** The engines that are children of this test process and belong to one folder. */
  private static List<ProcessHandle> engines(Path folder) {
    return engines(ProcessHandle.current(), folder);
  }

  private static List<ProcessHandle> engines(ProcessHandle parent, Path folder) {
    return parent
        .children()
        .filter(
            child ->
                child.info().commandLine().orElse("").contains(folder.getFileName().toString()))
        .toList();
  }

  @Test
  void itStartsAndStopsQuicklyAndLeavesNothing() {
    Engine engine = TestEngine.get();
    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          Path folder;
          List<ProcessHandle> running;
          try (HyperProcess process = HyperProcess.start(engine, EngineSettings.standard());
              Connection connection = process.connect()) {
            folder = process.scratchFolder();
            running = engines(folder);
            assertEquals(1, running.size());
            assertEquals(
                "rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)));
            assertEquals(Optional.of(2L), connection.scalar("SELECT 1 + 1"));
          }
          assertFalse(Files.exists(folder));
          assertFalse(running.getFirst().isAlive());
        });
  }

  @Test
  void closingTwiceAndAfterTheEngineDiedIsFine() {
    HyperProcess process = TestEngine.start();
    Path folder = process.scratchFolder();
    engines(folder).forEach(ProcessHandle::destroyForcibly);
    process.close();
    process.close();
    assertFalse(Files.exists(folder));
  }

  @Test
  void manyConnectionsShareAnEngine() {
    try (HyperProcess process = TestEngine.start();
        Connection one = process.connect();
        Connection two = process.connect()) {
      one.execute("CREATE TEMPORARY TABLE t AS SELECT 1 AS a");
      assertEquals(Code.ENGINE_QUERY_FAILED, Refusal.of(() -> two.query("SELECT * FROM t")).code());
      assertEquals(1, one.query("SELECT * FROM t").rows().size());
    }
  }

  @Test
  void anEngineKilledDuringAQueryIsAClearErrorAndNoHang() {
    assertTimeoutPreemptively(
        Duration.ofSeconds(30),
        () -> {
          try (HyperProcess process = TestEngine.start();
              Connection connection = process.connect()) {
            Thread killer =
                Thread.ofVirtual()
                    .unstarted(
                        () -> {
                          pause(500);
                          engines(process.scratchFolder()).forEach(ProcessHandle::destroyForcibly);
                        });
            killer.start();
            Refusal refusal = Refusal.of(() -> connection.query(ENDLESS));
            killer.join();
            assertEquals(Code.ENGINE_FAILED, refusal.code());
            assertEquals(
                "the Hyper engine ended while it was needed: it was killed;"
                    + " often the machine ran out of memory",
                refusal.message());
            assertEquals(Code.ENGINE_FAILED, Refusal.of(() -> connection.query("SELECT 1")).code());
            assertEquals(Code.ENGINE_FAILED, Refusal.of(process::connect).code());
          }
        });
  }

  @Test
  void aRunningQueryCanBeCancelledAndTheConnectionLives() {
    assertTimeoutPreemptively(
        Duration.ofSeconds(30),
        () -> {
          try (HyperProcess process = TestEngine.start();
              Connection connection = process.connect()) {
            connection.cancel();
            Thread canceller =
                Thread.ofVirtual()
                    .start(
                        () -> {
                          pause(500);
                          connection.cancel();
                        });
            Refusal refusal = Refusal.of(() -> connection.query(ENDLESS));
            canceller.join();
            assertEquals("the query was cancelled", refusal.message());
            assertEquals(Optional.of(1L), connection.scalar("SELECT 1"));
          }
        });
  }

  @Test
  void anInterruptedThreadDoesNotWaitForTheEngine() {
    assertTimeoutPreemptively(
        Duration.ofSeconds(30),
        () -> {
          try (HyperProcess process = TestEngine.start();
              Connection connection = process.connect()) {
            Thread waiting = Thread.currentThread();
            Thread.ofVirtual()
                .start(
                    () -> {
                      pause(500);
                      waiting.interrupt();
                    });
            assertEquals(Code.ENGINE_FAILED, Refusal.of(() -> connection.query(ENDLESS)).code());
            assertTrue(Thread.interrupted());
          }
        });
  }

  private static void pause(int millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void aKilledJavaProcessLeavesNoEngineAndTheNextRunRemovesItsFolder(@TempDir Path temp)
      throws Exception {
    Process java = child(temp);
    try (BufferedReader said =
        new BufferedReader(new InputStreamReader(java.getInputStream(), StandardCharsets.UTF_8))) {
      Path folder = Path.of(String.valueOf(said.readLine()));
      List<ProcessHandle> running = engines(java.toHandle(), folder);
      assertEquals(1, running.size());

      java.destroyForcibly();

      running.getFirst().onExit().get(20, TimeUnit.SECONDS);
      assertTrue(Files.exists(folder));
      Files.setLastModifiedTime(
          folder.resolve("lock"), FileTime.from(Instant.now().minusSeconds(600)));
      try (PrivateFolder next = PrivateFolder.create(temp)) {
        assertFalse(Files.exists(folder));
        assertTrue(Files.exists(next.path()));
      }
    } finally {
      java.destroyForcibly();
    }
  }

  @Test
  void aJavaProcessThatExitsInTheMiddleLeavesNothing(@TempDir Path temp) throws Exception {
    Process java = child(temp);
    try (BufferedReader said =
        new BufferedReader(new InputStreamReader(java.getInputStream(), StandardCharsets.UTF_8))) {
      Path folder = Path.of(String.valueOf(said.readLine()));
      List<ProcessHandle> running = engines(java.toHandle(), folder);

      java.destroy();

      assertTrue(java.waitFor(20, TimeUnit.SECONDS));
      assertFalse(Files.exists(folder));
      assertFalse(running.getFirst().isAlive());
    } finally {
      java.destroyForcibly();
    }
  }

  private static Process child(Path temp) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home", ""), "bin", "java").toString(),
            "-Djava.io.tmpdir=" + temp,
            "-cp",
            System.getProperty("java.class.path", ""),
            EngineHolder.class.getName(),
            TestEngine.get().executable().toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  @Test
  void theFolderOfALivingProcessIsNeverRemoved(@TempDir Path temp) throws IOException {
    try (PrivateFolder living = PrivateFolder.create(temp)) {
      Files.setLastModifiedTime(
          living.path().resolve("lock"), FileTime.from(Instant.now().minusSeconds(600)));
      try (PrivateFolder other = PrivateFolder.create(temp)) {
        assertTrue(Files.exists(living.path()));
        assertTrue(Files.exists(other.path()));
      }
    }
  }

  @Test
  void aProgramThatIsNotAnEngineSaysWhatItSaid(@TempDir Path temp) throws IOException {
    Path program = temp.resolve("hyperd");
    Files.writeString(program, "#!/bin/sh\necho this is not the engine\nexit 3\n");
    assertTrue(program.toFile().setExecutable(true));
    Refusal refusal =
        Refusal.of(
            () ->
                HyperProcess.start(new Engine(program, Origin.OPTION), EngineSettings.standard()));
    assertEquals(Code.ENGINE_FAILED, refusal.code());
    assertEquals(List.of("this is not the engine"), refusal.help());
  }

  @Test
  void theLogIsKeptOnlyWhereItIsWantedAndLimitsReachTheEngine(@TempDir Path logs)
      throws IOException {
    EngineSettings settings =
        EngineSettings.standard().withMemoryLimit("2g").withThreads(1).withLogIn(logs);
    try (HyperProcess process = HyperProcess.start(TestEngine.get(), settings)) {
      process.connect().close();
    }
    try (Stream<Path> files = Files.list(logs)) {
      String log = Files.readString(files.findFirst().orElseThrow());
      assertTrue(log.contains("\"memory_limit\":\"2048m\""));
      assertTrue(log.contains("\"soft_concurrent_query_thread_limit\":\"1\""));
    }
    assertThrows(
        IllegalArgumentException.class,
        () -> EngineSettings.standard().withMemoryLimit("2g --config=/x"));
  }

  @Test
  void tcpWorksWhereThereAreNoUnixSockets() {
    try (HyperProcess process =
            HyperProcess.start(
                TestEngine.get(), EngineSettings.standard(), HyperProcess.Transport.TCP);
        Connection connection = process.connect()) {
      assertEquals(Optional.of("x"), connection.scalar("SELECT 'x'"));
    }
  }

  @Test
  void anotherDatabaseVersionCanBeChosen(@TempDir Path temp) {
    TableName name = TableName.of("x", "public", "t");
    TableDefinition wide =
        new TableDefinition(
            name, List.of(TableDefinition.Column.nullable("a", new SqlType.Numeric(38, 2))));
    for (int version : new int[] {2, 3}) {
      try (HyperProcess process =
              HyperProcess.start(
                  TestEngine.get(), EngineSettings.standard().withDatabaseVersion(version));
          Connection connection = process.connect()) {
        Catalog catalog = new Catalog(connection);
        catalog.createDatabase(temp.resolve(version + ".hyper"));
        catalog.attach(temp.resolve(version + ".hyper"), "x");
        if (version == 2) {
          assertTrue(Refusal.of(() -> catalog.createTable(wide)).message().contains("128-bit"));
        } else {
          catalog.createTable(wide);
          assertEquals(Optional.of(wide), catalog.table(name));
        }
      }
    }
  }

  @Test
  void theEngineKnowsItsVersionAndTableausFunctions() {
    assertTrue(TestEngine.get().version().matches("[\\w.]+"), TestEngine.get().version());
    try (HyperProcess process = TestEngine.start();
        Connection connection = process.connect()) {
      assertTrue(connection.hasTableauFunctions());
      connection.execute("SET allow_tableau_legacy_functionality = false");
      assertFalse(connection.hasTableauFunctions());
    }
  }
}
