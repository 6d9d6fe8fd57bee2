package dsc.plan.diff;

import java.util.Comparator;

/**
 * Where something is inside a data source, for people and for machines: the kind and internal name
 * are stable, the shown name is what a Tableau user sees. What occurs once has no name.
 */
public record Address(String kind, String name, String shown) implements Comparable<Address> {
  private static final Comparator<Address> ORDER =
      Comparator.comparing(Address::kind)
          .thenComparing(Address::shown)
          .thenComparing(Address::name);

  /** {@code flights.field[Delay (min)]}, or {@code flights} for the data source itself. */
  public String in(String datasource) {
    return kind.equals("datasource") ? datasource : datasource + "." + this;
  }

  @Override
  public int compareTo(Address other) {
    return ORDER.compare(this, other);
  }

  /** {@code field[Delay (min)]}, {@code extract}; closing brackets in names are doubled. */
  @Override
  public String toString() {
    String word = kind.replace(' ', '-');
    return shown.isEmpty() ? word : word + "[" + shown.replace("]", "]]") + "]";
  }
}
