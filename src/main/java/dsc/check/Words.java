package dsc.check;

import dsc.catalog.DatePart;
import dsc.catalog.ParameterType;
import java.time.DayOfWeek;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The fixed lists of words that some arguments come from. */
final class Words {
  private Words() {}

  static List<String> of(ParameterType type) {
    return switch (type) {
      case DATE_PART -> DatePart.texts();
      case WEEKDAY -> Arrays.stream(DayOfWeek.values()).map(day -> normal(day.name())).toList();
      case SORT_ORDER -> List.of("asc", "desc");
      case ANY, BOOLEAN, INTEGER, REAL, NUMBER, COUNT, STRING, DATE, DATETIME, SPATIAL -> List.of();
    };
  }

  /** The word as the lists spell it; Tableau ignores its case. */
  static String normal(String word) {
    return word.toLowerCase(Locale.ROOT);
  }
}
