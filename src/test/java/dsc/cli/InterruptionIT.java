package dsc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dsc.diag.Code;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What Ctrl-C leaves behind, in a process of its own. */
final class InterruptionIT {
  /** Generous beside the two seconds that are promised: other tests want the processors too. */
  private static final long LIMIT_SECONDS = 20;

  private static final int ROWS = 2_000_000;

  private final Path folder;

  InterruptionIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void anInterruptedCompileLeavesNothingHalfDone() throws Exception {
    Path out = folder.resolve("out");
    Process dsc = start("compile", folder.resolve("spec").toString(), "-o", out.toString());
    await(dsc, out, ".rows.hyper.tmp");
    interrupt(dsc);
    assertEquals(List.of(), names(out));
    assertEquals(List.of(), names(folder.resolve("tmp")));
  }

  @Test
  void anInterruptedApplyLeavesTheTargetAsItWas() throws Exception {
    Path target = folder.resolve("spec/published");
    Process dsc = start("apply", folder.resolve("spec").toString(), "--yes");
    await(dsc, target.resolve(".dsc/work"), "");
    interrupt(dsc);
    assertEquals(List.of(".dsc"), names(target));
    assertEquals(List.of("applied", "lock"), names(target.resolve(".dsc")));
    assertEquals(List.of(), names(folder.resolve("tmp")));
  }

  /**
   * Sends what Ctrl-C sends, and waits for the end of the process and its engine. A shell that runs
   * the tests in the background makes all processes deaf to that; they get what ends a service.
   */
  private void interrupt(Process dsc) throws Exception {
    boolean deaf = ignoresInterrupts();
    List<ProcessHandle> engines = dsc.descendants().toList();
    String signal = deaf ? "-TERM" : "-INT";
    assertEquals(
        0, new ProcessBuilder("kill", signal, String.valueOf(dsc.pid())).start().waitFor());
    assertTrue(dsc.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS), "it goes on");
    for (ProcessHandle engine : engines) {
      engine.onExit().get(LIMIT_SECONDS, TimeUnit.SECONDS);
    }
    String log = Files.readString(folder.resolve("log"));
    assertEquals(deaf ? 143 : 130, dsc.exitValue(), log);
    assertFalse(log.contains(Code.ENGINE_FAILED.id()), log);
    // How far the report gets before the process ends is chance: the step, the sum or the code.
    assertTrue(
        log.toLowerCase(Locale.ROOT).contains("interrupted") || log.contains(Code.INTERRUPTED.id()),
        log);
  }

  private static boolean ignoresInterrupts() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return false;
    }
    try (Stream<String> lines = Files.lines(status)) {
      return lines
          .filter(line -> line.startsWith("SigIgn:"))
          .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 0b10) != 0);
    }
  }

  private Process start(String... arguments) throws IOException {
    Assumptions.assumeTrue(
        Files.isExecutable(Path.of("/bin/kill")), "skipped: this system has no kill command");
    Path spec = Files.createDirectories(folder.resolve("spec"));
    Files.createDirectories(folder.resolve("tmp"));
    Files.writeString(
        spec.resolve("spec.yaml"),
        """
        dsc: 1
        datasource: rows
        connection: { class: csv }
        tables:
          rows: { file: rows.csv, columns: { id: integer, a: string, b: string } }
        extract: { mode: full }
        """);
    try (BufferedWriter rows = Files.newBufferedWriter(spec.resolve("rows.csv"))) {
      rows.write("id,a,b\n");
      for (int i = 0; i < ROWS; i++) {
        rows.write(i + ",some text " + i * 31L % 977 + ",more text " + i * 7919L % 99991 + "\n");
      }
    }
    Stream<String> java =
        Stream.of(
            ProcessHandle.current().info().command().orElse("java"),
            "-Djava.io.tmpdir=" + folder.resolve("tmp"),
            "-cp",
            System.getProperty("java.class.path"),
            "dsc.Main");
    return new ProcessBuilder(Stream.concat(java, Stream.of(arguments)).toList())
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("log").toFile())
        .start();
  }

  /** Waits until a folder holds a file whose name begins so. */
  private void await(Process dsc, Path place, String name) throws Exception {
    while (names(place).stream().noneMatch(n -> n.startsWith(name))) {
      assertTrue(dsc.isAlive(), Files.readString(folder.resolve("log")));
      Thread.sleep(5);
    }
  }

  private static List<String> names(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
