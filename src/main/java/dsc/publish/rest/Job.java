package dsc.publish.rest;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Work the server does in the background.
 *
 * @param type an open set, for example {@code PublishDatasource}
 * @param progress percent
 * @param finishCode means nothing before the end: 0 done, 1 failed, 2 cancelled, 3 done by a Bridge
 *     client
 * @param notes what the server says about it
 */
public record Job(
    String id,
    String type,
    int progress,
    boolean completed,
    OptionalInt finishCode,
    List<String> notes) {
  public Job {
    notes = List.copyOf(notes);
  }

  /** How it stands. */
  public enum Standing {
    RUNNING,
    SUCCEEDED,
    FAILED,
    CANCELLED
  }

  /**
   * Done means: an end time, or full progress. A finish code alone is worth nothing, recorded
   * answers carry one at progress 0; and a finished job without a code is not a success.
   */
  public Standing standing() {
    if (!completed && progress < 100) {
      return Standing.RUNNING;
    }
    return switch (finishCode.orElse(1)) {
      case 0, 3 -> Standing.SUCCEEDED;
      case 2 -> Standing.CANCELLED;
      default -> Standing.FAILED;
    };
  }

  static Job of(Element job, Redactor redactor) {
    List<Element> status =
        job.child("statusNotes").map(notes -> notes.children("statusNote")).orElse(List.of());
    // A job that reports success beside an error note has failed (Tableau's migration SDK).
    boolean error = status.stream().anyMatch(note -> note.value("type").equals("errorCode"));
    OptionalInt code = job.number("finishCode");
    return new Job(
        job.value("id"),
        job.value("type"),
        job.number("progress").orElse(0),
        job.attribute("completedAt").isPresent(),
        error && code.orElse(1) == 0 ? OptionalInt.of(1) : code,
        notes(job, status, redactor));
  }

  private static List<String> notes(Element job, List<Element> status, Redactor redactor) {
    List<String> inside =
        job.children().stream()
            .flatMap(detail -> Optional.of(detail.children("notes")).stream().flatMap(List::stream))
            .map(Element::text)
            .toList();
    return java.util.stream.Stream.concat(
            inside.stream(), status.stream().map(note -> note.value("text")))
        .map(redactor::clean)
        .filter(text -> !text.isEmpty())
        .toList();
  }
}
