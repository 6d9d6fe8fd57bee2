package dsc.spec;

import dsc.catalog.Aggregation;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A measure of a view, as a member of Measure Names. */
public sealed interface MeasureSpec {
  /** What Tableau calls its own field of the measures of a view. */
  String MEASURE_NAMES = "Measure Names";

  /** A field by caption: {@code SUM([Sales])}, or {@code [Region]} as it is. */
  record Aggregated(String name, Optional<Aggregation> aggregation) implements MeasureSpec {}

  /** A calculation by caption that aggregates itself: {@code AGG([Profit Ratio])}. */
  record Itself(String name) implements MeasureSpec {}

  /**
   * A use of a field that has no other words, as a TDS names it, such as {@code
   * [pcto:sum:Sales:qk]}; behind another name in brackets it is one of another data source.
   */
  record Internal(String names) implements MeasureSpec {}

  /** The field by caption, where it is said. */
  default Optional<String> field() {
    return switch (this) {
      case Aggregated of -> Optional.of(of.name());
      case Itself of -> Optional.of(of.name());
      case Internal of -> Optional.empty();
    };
  }

  /** How each aggregation is called in formulas. */
  Map<String, Aggregation> FUNCTIONS =
      Map.ofEntries(
          Map.entry("SUM", Aggregation.SUM),
          Map.entry("AVG", Aggregation.AVERAGE),
          Map.entry("MIN", Aggregation.MINIMUM),
          Map.entry("MAX", Aggregation.MAXIMUM),
          Map.entry("COUNT", Aggregation.COUNT),
          Map.entry("COUNTD", Aggregation.COUNT_DISTINCT),
          Map.entry("MEDIAN", Aggregation.MEDIAN),
          Map.entry("STDEV", Aggregation.STDEV),
          Map.entry("STDEVP", Aggregation.STDEV_POPULATION),
          Map.entry("VAR", Aggregation.VARIANCE),
          Map.entry("VARP", Aggregation.VARIANCE_POPULATION),
          Map.entry("ATTR", Aggregation.ATTRIBUTE));

  /** What Tableau writes before a calculation that aggregates itself. */
  String ITSELF = "AGG";

  /** Reads a measure; empty when the text is none. */
  static Optional<MeasureSpec> parse(String text) {
    Matcher call = Texts.CALL.matcher(text);
    if (call.matches()) {
      String field = call.group(2).replace("]]", "]");
      Aggregation aggregation = FUNCTIONS.get(call.group(1));
      if (aggregation != null) {
        return Optional.of(new Aggregated(field, Optional.of(aggregation)));
      }
      return call.group(1).equals(ITSELF) ? Optional.of(new Itself(field)) : Optional.empty();
    }
    if (Texts.INTERNAL.matcher(text).matches()) {
      return Optional.of(new Internal(text));
    }
    Matcher name = Texts.NAME.matcher(text);
    return name.matches()
        ? Optional.of(new Aggregated(name.group(1).replace("]]", "]"), Optional.empty()))
        : Optional.empty();
  }

  /** The forms a measure is written in. */
  final class Texts {
    private static final String BRACKETED = "\\[((?:[^\\]]|\\]\\])+)\\]";
    private static final Pattern NAME = Pattern.compile(BRACKETED);
    private static final Pattern CALL = Pattern.compile("([A-Z]+)\\(" + BRACKETED + "\\)");

    /** Derivations before the field and the kind of its values behind it, or several names. */
    private static final Pattern INTERNAL =
        Pattern.compile(
            "\\[\\]|\\[(?:[a-z]+:)+(?:[^\\]]|\\]\\])+:[noq]k(?::[0-9]+)?\\]"
                + "|\\[(?:[^\\]]|\\]\\])*\\](?:\\.\\[(?:[^\\]]|\\]\\])*\\])+(?::[0-9]+)?");

    private Texts() {}
  }
}
