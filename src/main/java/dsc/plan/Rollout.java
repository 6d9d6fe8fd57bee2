package dsc.plan;

import java.util.ArrayList;
import java.util.List;

/**
 * In which order and how fast the steps of a plan are taken, and when to stop.
 *
 * @param canary how many steps go first, alone; if any of them fails, nothing else is touched
 * @param wave how many steps go together after that, each wave only when the one before has ended;
 *     0 means all
 * @param parallel how many steps are worked on at once
 * @param errorBudget how many steps may fail before no further one is begun
 */
public record Rollout(int canary, int wave, int parallel, int errorBudget) {
  public Rollout {
    if (canary < 0 || wave < 0 || parallel < 1 || errorBudget < 0) {
      throw new IllegalArgumentException("a rollout has no negative sizes");
    }
  }

  /** One after the other, all at once as a wave. */
  public static Rollout oneByOne(Applier.OnFailure onFailure) {
    return new Rollout(0, 0, 1, onFailure == Applier.OnFailure.STOP ? 0 : Integer.MAX_VALUE);
  }

  /** The steps in waves, the canary first; no wave is empty. */
  <T> List<List<T>> waves(List<T> steps) {
    List<List<T>> waves = new ArrayList<>();
    int first = Math.min(canary, steps.size());
    if (first > 0) {
      waves.add(steps.subList(0, first));
    }
    int size = wave == 0 ? Math.max(1, steps.size()) : wave;
    for (int from = first; from < steps.size(); from += size) {
      waves.add(steps.subList(from, Math.min(from + size, steps.size())));
    }
    return waves;
  }
}
