package dsc.model;

import dsc.catalog.FieldType;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * A field as a filter or sort uses it: the bare field (no derivation), or a column instance such as
 * {@code [yr:Order Date:ok]} (derivation {@code Year}).
 */
public record FieldInstance(String field, Optional<Derivation> derivation) {
  /** Prefix in an instance name to derivation, from files saved by Tableau. */
  private static final Map<String, String> BY_PREFIX =
      Map.ofEntries(
          Map.entry("none", "None"),
          Map.entry("sum", "Sum"),
          Map.entry("avg", "Avg"),
          Map.entry("min", "Min"),
          Map.entry("max", "Max"),
          Map.entry("cnt", "Count"),
          Map.entry("ctd", "CountD"),
          Map.entry("med", "Median"),
          Map.entry("std", "Stdev"),
          Map.entry("stp", "StdevP"),
          Map.entry("var", "Var"),
          Map.entry("vrp", "VarP"),
          Map.entry("attr", "Attribute"),
          Map.entry("usr", "User"),
          Map.entry("yr", "Year"),
          Map.entry("qr", "Quarter"),
          Map.entry("mn", "Month"),
          Map.entry("wk", "Week"),
          Map.entry("wd", "Weekday"),
          Map.entry("dy", "Day"),
          Map.entry("hr", "Hour"),
          Map.entry("mi", "Minute"),
          Map.entry("sc", "Second"),
          Map.entry("my", "MY"),
          Map.entry("mdy", "MDY"),
          Map.entry("tyr", "Year-Trunc"),
          Map.entry("tqr", "Quarter-Trunc"),
          Map.entry("tmn", "Month-Trunc"),
          Map.entry("twk", "Week-Trunc"),
          Map.entry("tdy", "Day-Trunc"),
          Map.entry("thr", "Hour-Trunc"),
          Map.entry("tmi", "Minute-Trunc"),
          Map.entry("tsc", "Second-Trunc"),
          Map.entry("io", "InOut"));

  private static final Map<String, String> BY_DERIVATION = inverse();

  /** The derivation as a TDS spells it, and whether the instance is discrete or continuous. */
  public record Derivation(String name, FieldType type) {
    public Derivation {
      if (!BY_DERIVATION.containsKey(name)) {
        throw new IllegalArgumentException("no derivation " + name);
      }
    }
  }

  /** Tableau's own field whose members are the measures of a view. */
  public static final FieldInstance MEASURE_NAMES = bare(Field.MEASURE_NAMES);

  /** The bare field. */
  public static FieldInstance bare(String field) {
    return new FieldInstance(field, Optional.empty());
  }

  /** A derivation of a field, such as {@code Year} or {@code None}. */
  public static FieldInstance of(String field, String derivation, FieldType type) {
    return new FieldInstance(field, Optional.of(new Derivation(derivation, type)));
  }

  /**
   * Reads a name without brackets: an instance when it looks like one, the bare field when it does
   * not or when a field of that name exists.
   */
  public static FieldInstance parse(String name, Predicate<String> isField) {
    int first = name.indexOf(':');
    int last = name.lastIndexOf(':');
    if (first < 0 || first == last || isField.test(name)) {
      return bare(name);
    }
    String derivation = BY_PREFIX.get(name.substring(0, first));
    Optional<FieldType> type =
        switch (name.substring(last + 1)) {
          case "nk" -> Optional.of(FieldType.NOMINAL);
          case "ok" -> Optional.of(FieldType.ORDINAL);
          case "qk" -> Optional.of(FieldType.QUANTITATIVE);
          default -> Optional.empty();
        };
    if (derivation == null || type.isEmpty()) {
      return bare(name);
    }
    return of(name.substring(first + 1, last), derivation, type.get());
  }

  /** The name a TDS uses, without brackets: {@code yr:Order Date:ok}, or the bare field's. */
  public String name() {
    return derivation
        .map(d -> BY_DERIVATION.get(d.name()) + ":" + field + ":" + suffix(d.type()))
        .orElse(field);
  }

  private static String suffix(FieldType type) {
    return switch (type) {
      case NOMINAL -> "nk";
      case ORDINAL -> "ok";
      case QUANTITATIVE -> "qk";
    };
  }

  private static Map<String, String> inverse() {
    Map<String, String> result = new TreeMap<>();
    BY_PREFIX.forEach((prefix, derivation) -> result.put(derivation, prefix));
    return Map.copyOf(result);
  }
}
