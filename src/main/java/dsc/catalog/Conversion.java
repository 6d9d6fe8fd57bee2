package dsc.catalog;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * How the values of a column are converted.
 *
 * @param lossy what may be lost
 * @param zone the zone in which points in time become dates and times of day; without one UTC
 * @param decimal how many digits its numbers keep exactly; without it they are reals
 */
public record Conversion(Set<Lossy> lossy, Optional<ZoneId> zone, Optional<Decimal> decimal) {
  /** Nothing is lost, and times are in UTC. */
  public static final Conversion EXACT =
      new Conversion(Set.of(), Optional.empty(), Optional.empty());

  public Conversion {
    lossy = Collections.unmodifiableSet(new TreeSet<>(lossy));
  }

  public boolean allows(Lossy loss) {
    return lossy.contains(loss);
  }

  public ZoneId zoneOrUtc() {
    return zone.orElse(ZoneOffset.UTC);
  }
}
