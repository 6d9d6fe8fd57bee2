package dsc.catalog;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The default aggregations of a field, or the default part of a date: the word a spec uses and the
 * spelling in a TDS. Source: {@code column@aggregation} of files saved by Tableau.
 */
public enum Aggregation {
  SUM("sum", "Sum"),
  AVERAGE("average", "Avg"),
  MINIMUM("minimum", "Min"),
  MAXIMUM("maximum", "Max"),
  COUNT("count", "Count"),
  COUNT_DISTINCT("count_distinct", "CountD"),
  MEDIAN("median", "Median"),
  STDEV("stdev", "Stdev"),
  STDEV_POPULATION("stdev_population", "StdevP"),
  VARIANCE("variance", "Var"),
  VARIANCE_POPULATION("variance_population", "VarP"),
  ATTRIBUTE("attribute", "Attribute"),
  YEAR("year", "Year"),
  QUARTER("quarter", "Quarter"),
  MONTH("month", "Month"),
  WEEK("week", "Week"),
  WEEKDAY("weekday", "Weekday"),
  DAY("day", "Day"),
  HOUR("hour", "Hour"),
  MINUTE("minute", "Minute"),
  SECOND("second", "Second"),
  NONE("none", "None");

  private final String word;
  private final String tds;

  Aggregation(String word, String tds) {
    this.word = word;
    this.tds = tds;
  }

  /** The word in a spec. */
  public String word() {
    return word;
  }

  /** The spelling in a TDS. */
  public String tds() {
    return tds;
  }

  /** The aggregation a spec calls by this word. */
  public static Optional<Aggregation> ofWord(String word) {
    return Arrays.stream(values()).filter(a -> a.word.equals(word)).findFirst();
  }

  /** The aggregation a TDS spells this way. */
  public static Optional<Aggregation> ofTds(String text) {
    return Arrays.stream(values()).filter(a -> a.tds.equals(text)).findFirst();
  }

  /** All words, for suggestions. */
  public static List<String> words() {
    return Arrays.stream(values()).map(Aggregation::word).toList();
  }
}
