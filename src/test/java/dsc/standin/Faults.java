package dsc.standin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Faults waiting for their request. */
public final class Faults {
  private final List<Waiting> waiting = new ArrayList<>();

  private static final class Waiting {
    final String call;
    final Fault fault;
    int skip;
    int times;

    Waiting(String call, Fault fault, int skip, int times) {
      this.call = call;
      this.fault = fault;
      this.skip = skip;
      this.times = times;
    }
  }

  /** The next request of this call meets the fault. */
  public Faults next(String call, Fault fault) {
    return add(call, fault, 0, 1);
  }

  /** Every request of this call meets the fault. */
  public Faults always(String call, Fault fault) {
    return add(call, fault, 0, Integer.MAX_VALUE);
  }

  /** Some requests of this call pass, then so many meet the fault. */
  public synchronized Faults add(String call, Fault fault, int skip, int times) {
    waiting.add(new Waiting(call, fault, skip, times));
    return this;
  }

  public synchronized void clear() {
    waiting.clear();
  }

  /** Whether all faults have happened. */
  public synchronized boolean isEmpty() {
    return waiting.isEmpty();
  }

  synchronized Optional<Fault> take(String call) {
    for (Waiting one : List.copyOf(waiting)) {
      if (one.call.equals(call) && one.skip-- <= 0) {
        one.times--;
        if (one.times == 0) {
          waiting.remove(one);
        }
        return Optional.of(one.fault);
      }
    }
    return Optional.empty();
  }
}
