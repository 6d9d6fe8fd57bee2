package dsc.hyper;

import dsc.catalog.DataType;
import dsc.extract.ExtractProgram.Column;
import dsc.extract.ExtractProgram.InputFile;
import dsc.extract.FileInspector.FileColumn;
import dsc.extract.Scan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/** Finds the types of a text file's columns: the first of a list that every value is of. */
final class TextTypes {
  private static final String NUMBER = "[+-]?(0|[1-9][0-9]*)";
  private static final String DAY = "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])";
  private static final String OFFSET = "(Z|[+-][0-9]{2}(:?[0-9]{2})?)?";
  private static final String TIME = "([01][0-9]|2[0-3]):[0-5][0-9](:[0-5][0-9](\\.[0-9]{1,6})?)?";

  /** Numbers with a zero before them are codes: nobody computes with 01067. */
  private static final SequencedMap<DataType, String> PATTERNS = new LinkedHashMap<>();

  static {
    PATTERNS.put(DataType.BOOLEAN, "(?i:true|false)");
    PATTERNS.put(DataType.INTEGER, "[+-]?(0|[1-9][0-9]{0,17})");
    PATTERNS.put(DataType.REAL, NUMBER + "(\\.[0-9]*)?([eE][+-]?[0-9]+)?");
    PATTERNS.put(DataType.DATE, DAY);
    PATTERNS.put(DataType.DATETIME, DAY + "([ T]" + TIME + OFFSET + ")?");
  }

  private TextTypes() {}

  /**
   * The types, by one pass over the file; a column without any value counts as text.
   *
   * @param input the file with all columns as text
   */
  static List<FileColumn> of(InputFile input, Connection connection) {
    List<String> names = input.columns().stream().map(Column::name).toList();
    if (names.isEmpty()) {
      return List.of();
    }
    List<String> questions = new ArrayList<>();
    for (String name : names) {
      for (String pattern : PATTERNS.values()) {
        questions.add(
            "bool_and(" + Sql.identifier(name) + " ~ " + Sql.literal("^(" + pattern + ")$") + ")");
      }
    }
    Row answers =
        connection
            .query("SELECT " + String.join(", ", questions) + " FROM " + Scan.sql(input) + " AS t")
            .rows()
            .getFirst();
    List<FileColumn> columns = new ArrayList<>();
    int at = 0;
    for (String name : names) {
      DataType type = DataType.STRING;
      for (Map.Entry<DataType, String> pattern : PATTERNS.entrySet()) {
        boolean all = answers.bool(at++).orElse(false);
        type = all && type == DataType.STRING ? pattern.getKey() : type;
      }
      columns.add(new FileColumn(name, Optional.of(type)));
    }
    return List.copyOf(columns);
  }
}
