package dsc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Refreshes that run by themselves: a schedule of Tableau Server, times of Tableau Cloud. */
final class ScheduleIT {
  private final ServerBench bench;

  ScheduleIT(@TempDir Path folder) {
    this.bench = new ServerBench(folder);
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  private void schedule(String schedule) {
    bench.write("orders.yaml", ServerBench.ORDERS + "schedule: " + schedule + "\n");
  }

  private void assertShows(String text, Printed printed) {
    assertTrue(printed.out().contains(text), printed.out() + printed.err());
  }

  private void applyAndPlanNothing(String... allow) {
    String[] options = java.util.Arrays.copyOf(allow, allow.length + 1);
    options[allow.length] = "--yes";
    Printed applied = bench.run("apply", options);
    assertEquals(0, applied.code(), applied.out() + applied.err());
    assertShows("No changes", bench.run("plan"));
  }

  @Test
  void onTableauCloudATaskGetsItsTimes() {
    bench.server.quirks().cloud = true;
    schedule("{ frequency: daily, start: \"06:00\" }");
    applyAndPlanNothing();
    assertEquals(1, bench.server.count("createTask"));
    schedule("{ frequency: weekly, start: \"06:30\", weekdays: [friday, monday] }");
    assertShows(
        "refresh: daily at 06:00 on every day → weekly at 06:30 on Monday, Friday",
        bench.run("plan"));
    applyAndPlanNothing();
    assertEquals(1, bench.server.count("createTask"));
    assertEquals(1, bench.server.count("changeTask"));
    assertEquals(1, bench.server.count("publish"), "the content was not sent again");
  }

  @Test
  void aTaskThatSomebodyDeletedIsDriftAndMadeAgain() {
    bench.server.quirks().cloud = true;
    schedule("{ frequency: monthly, start: \"06:00\", days: [last, 15, 1] }");
    applyAndPlanNothing();
    bench.server.world().deleteTasks();
    assertShows("refresh: monthly at 06:00 on 1, 15, last → (none)", bench.run("drift"));
    applyAndPlanNothing("--allow", "DSC6162");
    assertEquals(2, bench.server.count("createTask"));
  }

  @Test
  void whereTheServerDoesNotTellTheTimesTheFrequencyDecides() {
    bench.server.quirks().cloud = true;
    bench.server.quirks().hidesTimes = true;
    schedule("{ frequency: hourly, start: \"06:00\", end: \"18:00\" }");
    applyAndPlanNothing();
    schedule("{ frequency: daily, start: \"06:00\" }");
    assertShows("refresh: hourly, at times that a spec cannot say → daily", bench.run("plan"));
  }

  @Test
  void onTableauServerTimesAreRefusedBeforeAnythingIsSent() {
    schedule("{ frequency: daily, start: \"06:00\" }");
    assertRefused(
        "a schedule with times of its own needs Tableau Cloud; on Tableau Server `schedule` is the"
            + " name of one of the server's schedules");
    schedule("Weekday early mornings");
    applyAndPlanNothing();
    assertEquals(1, bench.server.count("attachSchedule"));
  }

  @Test
  void aServerThatIsTooOldIsRefusedBeforeAnythingIsSent() {
    bench.server.quirks().cloud = true;
    bench.server.quirks().apiVersion = "3.19";
    schedule("{ frequency: daily, start: \"06:00\" }");
    assertRefused(
        "a refresh task with its own schedule needs API 3.20, and the server speaks 3.19");
  }

  private void assertRefused(String why) {
    Printed refused = bench.run("apply", "--yes");
    assertEquals(3, refused.code(), refused.out() + refused.err());
    String shown = refused.out().replaceAll("\\s+", " ");
    assertTrue(shown.contains(why), refused.out() + refused.err());
    assertEquals(0, bench.server.count("publish"));
  }
}
