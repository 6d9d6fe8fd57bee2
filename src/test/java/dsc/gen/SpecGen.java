package dsc.gen;

import dsc.catalog.DataType;
import dsc.formula.FormulaPrinter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/**
 * Valid specs that use everything the language has, as YAML text. Drawn from one seed, so that a
 * failing one is told in a word.
 */
public final class SpecGen {
  private static final List<DataType> TYPES =
      List.of(
          DataType.BOOLEAN,
          DataType.INTEGER,
          DataType.REAL,
          DataType.STRING,
          DataType.DATE,
          DataType.DATETIME);

  private final Random random;
  private final TextGen text;
  private final Map<String, Object> spec = new LinkedHashMap<>();
  private final SpecTablesGen tables;
  private final SpecFieldsGen fields;

  private SpecGen(long seed) {
    this.random = new Random(seed);
    this.text = new TextGen(random);
    this.tables = new SpecTablesGen(this);
    this.fields = new SpecFieldsGen(this, tables);
  }

  /** The spec of a seed. */
  public static String spec(long seed) {
    return new SpecGen(seed).generate();
  }

  private String generate() {
    spec.put("dsc", 1);
    spec.put("datasource", "d" + random.nextInt(1000));
    if (chance()) {
      spec.put("caption", any());
    }
    tables.generate(spec);
    fields.generate(spec);
    if (chance()) {
      spec.put(
          "dates",
          map(
              "week_start", pick("monday", "sunday"),
              "fiscal_year_start", pick("april", "july"),
              "format", any()));
    }
    if (chance()) {
      spec.put("geocoding", map("country", any(), "[X].[Y]", new Raw("null")));
    }
    if (chance()) {
      spec.put(
          "data_pane", map("group_by", pick("table", "folder"), "order", pick("name", "source")));
    }
    return yaml(spec);
  }

  /** A field as formulas and lists name it. */
  record Named(String caption, DataType type) {
    String reference() {
      return FormulaPrinter.bracketed(caption);
    }
  }

  /** A plain scalar as it stands in the file. */
  record Raw(String text) {}

  boolean chance() {
    return random.nextBoolean();
  }

  boolean rarely() {
    return random.nextInt(5) == 0;
  }

  int number(int below) {
    return random.nextInt(below);
  }

  String any() {
    return text.any();
  }

  String plain() {
    return text.plain();
  }

  String lines() {
    return text.lines();
  }

  DataType type() {
    return pick(TYPES);
  }

  <T> T pick(List<T> from) {
    return from.get(random.nextInt(from.size()));
  }

  @SafeVarargs
  final <T> T pick(T... from) {
    return from[random.nextInt(from.length)];
  }

  /** Some of the entries, at least the first, given as key, value, key, value. */
  Map<String, Object> map(Object... entries) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < entries.length; i += 2) {
      if (i == 0 || chance()) {
        map.put((String) entries[i], entries[i + 1]);
      }
    }
    return map;
  }

  /** All of the entries, given as key, value, key, value. */
  static Map<String, Object> all(Object... entries) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < entries.length; i += 2) {
      map.put((String) entries[i], entries[i + 1]);
    }
    return map;
  }

  /** A value of the type that is not null; the number tells it from others. */
  Object value(DataType type, int n) {
    return switch (type) {
      case BOOLEAN -> new Raw(n % 2 == 0 ? "true" : "false");
      case INTEGER -> new Raw(Integer.toString(n * 7 - 3));
      case REAL -> new Raw(n + ".25");
      case DATE -> new Raw(String.format(Locale.ROOT, "2024-%02d-15", n % 12 + 1));
      case DATETIME -> new Raw(String.format(Locale.ROOT, "2024-%02d-15T10:20:30", n % 12 + 1));
      case STRING, SPATIAL, TABLE, TUPLE, UNKNOWN, NULL, ERROR -> any() + n;
    };
  }

  /** Different values of the type, sometimes null among them. */
  List<Object> values(DataType type) {
    List<Object> values = new ArrayList<>();
    for (int i = 0; i <= number(type == DataType.BOOLEAN ? 2 : 3); i++) {
      values.add(value(type, i));
    }
    if (rarely()) {
      values.add(new Raw("null"));
    }
    return values;
  }

  /** JSON is YAML; what must be typed is written plain. */
  static String yaml(Object value) {
    return switch (value) {
      case Map<?, ?> map -> {
        List<String> entries = new ArrayList<>();
        map.forEach((key, inside) -> entries.add(key(key) + ": " + yaml(inside)));
        yield "{" + String.join(", ", entries) + "}";
      }
      case List<?> list -> "[" + String.join(", ", list.stream().map(SpecGen::yaml).toList()) + "]";
      case Raw raw -> raw.text();
      case String text -> quoted(text);
      default -> value.toString();
    };
  }

  private static String key(Object key) {
    return key instanceof Raw raw ? raw.text() : quoted((String) key);
  }

  private static String quoted(String text) {
    return "\""
        + text.replace("\\", "\\\\")
            .replace("\"", "\\\"")
            .replace("\t", "\\t")
            .replace("\n", "\\n")
            .replace("${", "$${")
        + "\"";
  }
}
