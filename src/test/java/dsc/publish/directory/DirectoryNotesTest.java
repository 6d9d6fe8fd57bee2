package dsc.publish.directory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dsc.plan.Applier;
import dsc.plan.Desired;
import dsc.plan.Flights;
import dsc.plan.Plan;
import dsc.plan.Progress;
import dsc.plan.PublicationKey;
import dsc.plan.Rollout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is noted beside the record of a folder while it is written to. */
final class DirectoryNotesTest {
  private final Path folder;
  private final DirectoryTarget target;

  DirectoryNotesTest(@TempDir Path folder) {
    this.folder = folder;
    this.target = Workbench.target(folder);
  }

  private Path notes() {
    return folder.resolve(".dsc/journal");
  }

  @Test
  void nothingIsNotedAnyMoreAfterAnApply() {
    assertTrue(Workbench.apply(target, InterruptedApply.before()).succeeded());
    assertFalse(Files.exists(notes()));
    assertTrue(Workbench.plan(target, InterruptedApply.before()).isEmpty());
  }

  @Test
  void aNoteThatWasCutShortCountsAsNone() throws IOException {
    Workbench.apply(target, InterruptedApply.before());
    Files.writeString(notes(), "{\"formatVersion\":1,\"entries\":[{\"datasou");

    assertTrue(Workbench.plan(target, InterruptedApply.before()).isEmpty());
    assertTrue(Workbench.apply(target, InterruptedApply.after()).succeeded());
    assertFalse(Files.exists(notes()));
    assertEquals(List.of("Flights 2001.tdsx"), Workbench.packages(folder));
  }

  @Test
  void manyArePublishedAtOnceAndAllAreInTheRecord() throws IOException {
    Desired[] wanted =
        IntStream.range(0, 40)
            .mapToObj(
                i ->
                    Workbench.wanted(
                        PublicationKey.of("flights" + i),
                        "Flights " + i,
                        Flights.with(Flights.base(), Flights.extract()),
                        "rows " + i))
            .toArray(Desired[]::new);
    Plan plan = Workbench.plan(target, wanted);
    assertTrue(
        new Applier(target, Workbench::build, new Rollout(0, 0, 4, 0), Progress.silent())
            .apply(plan, List.of(wanted))
            .succeeded());

    assertTrue(Workbench.plan(target, wanted).isEmpty());
    assertEquals(wanted.length, target.managed().size());
    assertEquals(wanted.length, Workbench.packages(folder).size());
    assertFalse(Files.exists(notes()));
    assertFalse(Files.exists(folder.resolve(".dsc/work")));
    String record = Files.readString(folder.resolve(".dsc/state.json"));
    assertFalse(record.contains("pending"), record);
  }
}
