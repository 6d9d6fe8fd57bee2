package dsc.publish.rest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which rows of a target table an update, upsert or delete is about. */
public sealed interface DataCondition {
  /** How two values are compared; the names are Tableau's. */
  enum Comparison {
    EQUAL("eq"),
    NOT_EQUAL("not-eq"),
    LESS("lt"),
    AT_MOST("lte"),
    GREATER("gt"),
    AT_LEAST("gte");

    private final String word;

    Comparison(String word) {
      this.word = word;
    }
  }

  /** The types a constant can have. */
  enum ConstantType {
    BOOLEAN,
    DATETIME,
    DOUBLE,
    INTEGER,
    STRING
  }

  /** A target column against a source column. */
  record Columns(Comparison comparison, String target, String source) implements DataCondition {}

  /** A target column against a constant. */
  record Constant(Comparison comparison, String target, ConstantType type, Object value)
      implements DataCondition {}

  record All(List<DataCondition> parts) implements DataCondition {
    public All {
      parts = List.copyOf(parts);
    }
  }

  record Any(List<DataCondition> parts) implements DataCondition {
    public Any {
      parts = List.copyOf(parts);
    }
  }

  /** As members of a JSON object. */
  static Map<String, Object> json(DataCondition condition) {
    Map<String, Object> members = new LinkedHashMap<>();
    switch (condition) {
      case Columns c -> {
        members.put("op", c.comparison().word);
        members.put("target-col", c.target());
        members.put("source-col", c.source());
      }
      case Constant c -> {
        members.put("op", c.comparison().word);
        members.put("target-col", c.target());
        Map<String, Object> constant = new LinkedHashMap<>();
        constant.put("type", c.type().name().toLowerCase(java.util.Locale.ROOT));
        constant.put("v", c.value());
        members.put("const", constant);
      }
      case All all -> {
        members.put("op", "and");
        members.put("args", all.parts().stream().map(DataCondition::json).toList());
      }
      case Any any -> {
        members.put("op", "or");
        members.put("args", any.parts().stream().map(DataCondition::json).toList());
      }
    }
    return members;
  }
}
