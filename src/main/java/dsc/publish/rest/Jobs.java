package dsc.publish.rest;

import java.time.Duration;
import java.util.Optional;

/** Background jobs and waiting for them. */
public final class Jobs {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  /** How a wait ended. */
  public sealed interface End {
    record Succeeded(Job job) implements End {}

    record Failed(Job job) implements End {}

    record Cancelled(Job job) implements End {}

    /**
     * The server no longer knows the job: finished ones are cleaned up. How it ended is unknown.
     */
    record Vanished() implements End {}

    /** It still runs after the time allowed. */
    record Unfinished(Job job) implements End {}
  }

  private final Api api;

  Jobs(Api api) {
    this.api = api;
  }

  /** The job, or empty if the server does not know it (any more). */
  public Optional<Job> find(String id) {
    Call call = Call.get("ask for the job", "jobs", id);
    Reply reply = api.reply(call);
    // 400031 is the same as 404: both are what a cleaned-up job answers.
    if ((reply.status() == 404 && !reply.isWebPage()) || reply.hasCode("400031")) {
      return Optional.empty();
    }
    if (!reply.isSuccess()) {
      throw api.refusal(call, reply);
    }
    return Optional.of(Job.of(api.element(call, reply, "job"), api.redactor()));
  }

  /** Waits until the job has ended, asking less and less often. */
  public End await(String id, Duration limit) {
    Duration waited = Duration.ZERO;
    Duration pause = FIRST_PAUSE;
    while (true) {
      Optional<Job> found = find(id);
      if (found.isEmpty()) {
        return new End.Vanished();
      }
      Job job = found.get();
      switch (job.standing()) {
        case SUCCEEDED -> {
          return new End.Succeeded(job);
        }
        case FAILED -> {
          return new End.Failed(job);
        }
        case CANCELLED -> {
          return new End.Cancelled(job);
        }
        case RUNNING -> {
          if (waited.compareTo(limit) >= 0) {
            return new End.Unfinished(job);
          }
          api.waiting().sleep(pause);
          waited = waited.plus(pause);
          Duration next = pause.multipliedBy(7).dividedBy(5);
          pause = next.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : next;
        }
      }
    }
  }

  /** Waits for success; every other end is a failure, except that a vanished job is let pass. */
  public void expect(String what, String id, Duration limit) {
    switch (await(id, limit)) {
      case End.Succeeded ignored -> {}
      case End.Vanished ignored -> {}
      case End.Failed(Job job) -> throw Problems.jobFailed(what, job);
      case End.Cancelled(Job job) -> throw Problems.jobCancelled(what);
      case End.Unfinished(Job job) -> throw Problems.jobUnfinished(what, limit);
    }
  }

  /** Asks for the job to be cancelled; not possible for a publish. */
  public void cancel(String id) {
    api.tell(Call.put("cancel the job", Body.NOTHING, "jobs", id));
  }
}
