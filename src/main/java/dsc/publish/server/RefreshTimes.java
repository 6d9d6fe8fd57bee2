package dsc.publish.server;

import dsc.publish.rest.CloudSchedule;
import dsc.publish.rest.RefreshTask;
import dsc.publish.rest.Refreshes;
import dsc.publish.rest.Schedule;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;

/**
 * The refresh task of a data source on Tableau Cloud, which has its own times: the attribute {@code
 * refresh} is {@code daily at 06:00 on every day}. A shared schedule of Tableau Server has a name
 * and is another attribute.
 */
final class RefreshTimes {
  static final String ATTRIBUTE = "refresh";

  private RefreshTimes() {}

  /** Fails when tasks of the site cannot have times of their own. */
  static void check(Site site, SortedMap<String, String> wanted) {
    if (wanted.containsKey(ATTRIBUTE)) {
      if (!site.isOnCloud()) {
        throw Problems.schedulesHaveNames();
      }
      site.client().refreshes().requireOwnSchedules();
    }
  }

  /** When it is refreshed now: as wanted if a task says so, else all there are. */
  static String present(Site site, String id, String wanted) {
    return Attributes.among(
        own(site.tasks(id)).stream().map(task -> text(task, wanted)).sorted().toList(), wanted);
  }

  /** Changes the first task of the data source or makes one, unless one is as it is wanted. */
  static void set(Site site, String id, String wanted) {
    Refreshes refreshes = site.client().refreshes();
    List<RefreshTask> tasks = own(refreshes.tasks(id));
    if (tasks.stream().anyMatch(task -> text(task, wanted).equals(wanted))) {
      return;
    }
    CloudSchedule times = CloudSchedule.parse(wanted);
    if (tasks.isEmpty()) {
      RefreshTask ignored = refreshes.create(id, Refreshes.Extent.FULL, times);
    } else {
      refreshes.change(tasks.getFirst(), id, Refreshes.Extent.FULL, times);
    }
  }

  private static List<RefreshTask> own(List<RefreshTask> tasks) {
    return tasks.stream().filter(task -> task.schedule().flatMap(Schedule::id).isEmpty()).toList();
  }

  /** An answer may leave the times out; then the frequency has to do. */
  private static String text(RefreshTask task, String wanted) {
    Optional<CloudSchedule> times = task.schedule().flatMap(Schedule::times);
    String frequency = task.schedule().map(Schedule::frequency).orElse("").toLowerCase(Locale.ROOT);
    return times
        .map(CloudSchedule::text)
        .orElseGet(
            () ->
                task.schedule().filter(Schedule::hasDetails).isEmpty()
                        && wanted.startsWith(frequency + " ")
                    ? wanted
                    : frequency + ", at times that a spec cannot say");
  }
}
