package dsc.publish.server;

import dsc.diag.Code;
import dsc.diag.DscException;
import dsc.diag.Suggestions;
import dsc.plan.PublicationKey;
import dsc.publish.rest.ProjectPath;
import java.util.List;
import java.util.stream.Collectors;

/** What can go wrong with a server as a target, beyond what the client says. */
final class Problems {
  private static final String AGAIN = "Run `dsc plan` again and review the new plan.";

  private Problems() {}

  static DscException moved(PublicationKey key) {
    return new DscException(
        Code.PLAN_TARGET_MOVED,
        key + " was published or changed after the plan was made.",
        List.of(AGAIN));
  }

  static DscException notPublished(PublicationKey key) {
    return new DscException(Code.PUBLISHED_NOT_FOUND, key + " is not published there.");
  }

  static DscException noneOfTheName(String name, List<String> known) {
    return new DscException(
        Code.PUBLISHED_NOT_FOUND,
        "There is no published data source `" + name + "` that you may see.",
        Suggestions.help(name, known));
  }

  static DscException severalOfTheName(String name, List<String> projects) {
    return new DscException(
        Code.PUBLISHED_NOT_FOUND,
        "Several published data sources are called `" + name + "`.",
        List.of(
            "say which: "
                + projects.stream()
                    .map(p -> "`" + p + "/" + name + "`")
                    .collect(Collectors.joining(", "))));
  }

  static DscException noProject(ProjectPath path) {
    return new DscException(Code.PROJECT_NOT_FOUND, "There is no project `" + path + "`.");
  }

  static DscException noSchedule(String name) {
    return new DscException(
        Code.REMOTE_NOT_FOUND,
        "there is no schedule `"
            + name
            + "` on the server; on Tableau Cloud, where none has a name, say `frequency` and"
            + " `start`");
  }

  static DscException schedulesHaveNames() {
    return new DscException(
        Code.REMOTE_NOT_FOUND,
        "a schedule with times of its own needs Tableau Cloud; on Tableau Server `schedule` is the"
            + " name of one of the server's schedules");
  }

  static DscException nothingBefore(PublicationKey key) {
    return new DscException(
        Code.ROLLBACK_NOT_POSSIBLE,
        key + " cannot be rolled back: the server has no earlier revision of it.",
        List.of("Check out the earlier spec and apply it instead."));
  }

  static DscException otherDocument(PublicationKey key) {
    return new DscException(
        Code.PUBLISHED_DIFFERS, "The package built for " + key + " holds another document.");
  }

  static DscException disk(String what) {
    return new DscException(Code.IO_FAILED, what);
  }

  static DscException interrupted() {
    return new DscException(Code.SERVER_UNREACHABLE, "interrupted while waiting for a session");
  }
}
