package dsc.plan;

import dsc.diag.Code;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Takes steps wave by wave, several at once, until they are done or too many have failed. */
final class Waves {
  private final Rollout rollout;
  private final Progress progress;
  private final AtomicInteger failures = new AtomicInteger();

  /** Whether an extract held rows of somebody else: then nothing more is published at all. */
  private volatile boolean foreign;

  private final Map<PublicationKey, StepResult> results = new ConcurrentSkipListMap<>();

  Waves(Rollout rollout, Progress progress) {
    this.rollout = rollout;
    this.progress = progress;
  }

  /** The results in the order of the steps; what was not begun is not reached. */
  Report run(List<Step> steps, Function<Step, StepResult> take) {
    List<Step> writing = steps.stream().filter(step -> step.action().writes()).toList();
    List<List<Step>> waves = rollout.waves(writing);
    Optional<String> stopped = Optional.empty();
    for (int i = 0; i < waves.size() && stopped.isEmpty(); i++) {
      progress.wave(i + 1, waves.size(), waves.get(i).size());
      boolean canary = i == 0 && rollout.canary() > 0;
      all(waves.get(i), canary ? 0 : rollout.errorBudget(), take);
      if (foreign) {
        stopped = Optional.of("An extract held rows of somebody else; nothing more was published.");
      } else if (canary && failures.get() > 0) {
        stopped = Optional.of("The canary failed, so nothing else was touched.");
      } else if (failures.get() > rollout.errorBudget() && results.size() < writing.size()) {
        stopped = Optional.of("Stopped after " + failures.get() + " failed.");
      }
    }
    for (Step step : steps) {
      results.putIfAbsent(
          step.key(),
          StepResult.of(
              step,
              step.action().writes()
                  ? StepResult.Status.NOT_REACHED
                  : StepResult.Status.NOTHING_TO_DO));
    }
    return new Report(
        steps.stream().map(step -> Objects.requireNonNull(results.get(step.key()))).toList(),
        stopped);
  }

  private void all(List<Step> wave, int budget, Function<Step, StepResult> take) {
    if (rollout.parallel() == 1 || wave.size() == 1) {
      wave.forEach(step -> one(step, budget, take));
      return;
    }
    try (ExecutorService threads =
        Executors.newFixedThreadPool(Math.min(rollout.parallel(), wave.size()))) {
      List<Future<?>> running = new ArrayList<>();
      wave.forEach(step -> running.add(threads.submit(() -> one(step, budget, take))));
      running.forEach(Waves::await);
    }
  }

  private void one(Step step, int budget, Function<Step, StepResult> take) {
    if (failures.get() > budget || foreign) {
      return;
    }
    synchronized (progress) {
      progress.started(step);
    }
    StepResult result = take.apply(step);
    if (result.failure().isPresent()) {
      failures.incrementAndGet();
      if (result.failure().filter(f -> f.code() == Code.FOREIGN_ROWS).isPresent()) {
        foreign = true;
      }
    }
    results.put(step.key(), result);
    synchronized (progress) {
      progress.finished(result);
    }
  }

  private static void await(Future<?> step) {
    try {
      step.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException bug) {
        throw bug;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while applying", e);
    }
  }
}
