package dsc.publish.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dsc.diag.Code;
import dsc.diag.DscException;
import dsc.plan.Plan;
import dsc.plan.StepResult;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A process that dies while it publishes leaves the old data source or the new one. */
final class CrashIT {
  private static final int KILLED = 137;

  private final Path folder;

  CrashIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @ParameterizedTest
  @EnumSource(Checkpoint.Moment.class)
  void theOldFileStaysOrTheNewOneIsThereAndApplyingAgainFinishes(Checkpoint.Moment moment)
      throws Exception {
    DirectoryTarget target = Workbench.target(folder);
    Workbench.apply(target, InterruptedApply.before());

    assertEquals(KILLED, start(moment, "halt").waitFor());

    boolean moved = moment.compareTo(Checkpoint.Moment.IN_PLACE) >= 0;
    Plan plan = Workbench.plan(target, InterruptedApply.after());
    assertEquals(moved, plan.isEmpty(), plan.toString());
    assertTrue(Workbench.plan(target, InterruptedApply.before()).isEmpty() != moved);

    assertTrue(Workbench.apply(target, InterruptedApply.after()).succeeded());
    assertTrue(Workbench.plan(target, InterruptedApply.after()).isEmpty());
    assertEquals(List.of("Flights 2001.tdsx"), Workbench.packages(folder));
    String record = Files.readString(folder.resolve(".dsc/state.json"));
    assertTrue(!record.contains("pending"), record);
    try (var copies = Files.list(folder.resolve(".dsc/applied"))) {
      assertEquals(1, copies.count());
    }
  }

  @Test
  void aLivingApplyHasTheTargetAndAKilledOneDoesNot() throws Exception {
    DirectoryTarget target = Workbench.target(folder);
    Workbench.apply(target, InterruptedApply.before());
    Process process = start(Checkpoint.Moment.ANNOUNCED, "stand");
    try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
      assertEquals("standing", out.readLine());
      DscException refusal =
          assertThrows(DscException.class, () -> Workbench.apply(target, InterruptedApply.after()));
      assertEquals(Code.TARGET_LOCKED, refusal.code());
      assertTrue(refusal.toString().contains("process " + process.pid()), refusal.toString());
    } finally {
      process.destroyForcibly().waitFor();
    }
    assertTrue(Workbench.apply(target, InterruptedApply.after()).succeeded());
  }

  @Test
  void aDiskWithoutRoomLeavesTheOldFile() throws Exception {
    Assumptions.assumeTrue(
        Files.isExecutable(Path.of("/bin/bash")), "needs bash to limit the size of files");
    DirectoryTarget target = Workbench.target(folder);
    Workbench.apply(target, InterruptedApply.before());
    Process process =
        start(
            List.of("/bin/bash", "-c", "ulimit -f 0; exec \"$@\"", "bash"),
            Checkpoint.Moment.RECORDED,
            "full");
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    assertTrue(out.contains(StepResult.Status.FAILED.text()) || out.contains("TARGET_FULL"), out);
    assertTrue(Workbench.plan(target, InterruptedApply.before()).isEmpty());
    assertTrue(Workbench.apply(target, InterruptedApply.after()).succeeded());
  }

  private Process start(Checkpoint.Moment moment, String how) throws IOException {
    return start(List.of(), moment, how);
  }

  private Process start(List<String> wrapper, Checkpoint.Moment moment, String how)
      throws IOException {
    List<String> command = new ArrayList<>(wrapper);
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "-cp",
            System.getProperty("java.class.path"),
            InterruptedApply.class.getName(),
            folder.toString(),
            moment.name(),
            how));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }
}
