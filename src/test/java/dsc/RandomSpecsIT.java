package dsc;

import org.junit.jupiter.api.Test;

/** Five times as many random specs as properties take samples: a thousand unless told otherwise. */
final class RandomSpecsIT {
  @Test
  void aThousandRandomSpecsGiveValidDataSources() {
    long specs = 5 * Long.parseLong(System.getProperty("dsc.tries", "200"));
    for (long seed = 0; seed < specs; seed++) {
      SpecProperties.check(seed);
    }
  }
}
