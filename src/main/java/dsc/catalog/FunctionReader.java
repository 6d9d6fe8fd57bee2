package dsc.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Turns the YAML of one entry of {@code functions.yaml} into records. */
final class FunctionReader {
  private static final LoadSettings SETTINGS =
      LoadSettings.builder().setAllowDuplicateKeys(false).setLabel("functions.yaml").build();

  private FunctionReader() {}

  /** The entry of this text, which is a mapping of one name. */
  static FunctionEntry read(String yaml) {
    Map.Entry<?, ?> entry =
        map(new Load(SETTINGS).loadFromString(yaml)).entrySet().iterator().next();
    String name = String.valueOf(entry.getKey());
    Map<?, ?> body = map(entry.getValue());
    List<Overload> overloads = new ArrayList<>();
    if (body.get("overloads") instanceof List<?> list) {
      list.forEach(item -> overloads.add(overload(name, map(item), body)));
    } else if (body.containsKey("args")) {
      overloads.add(overload(name, body, body));
    }
    return new FunctionEntry(
        name,
        text(body.get("group")).orElse("foreign"),
        text(body.get("summary")).orElse(""),
        overloads,
        text(body.get("since")),
        !Boolean.FALSE.equals(body.get("extract")),
        text(body.get("note")),
        text(body.get("instead")));
  }

  /** One signature; what it does not say itself, the whole entry says. */
  private static Overload overload(String name, Map<?, ?> own, Map<?, ?> entry) {
    List<Parameter> parameters = new ArrayList<>();
    map(own.get("args"))
        .forEach(
            (key, type) ->
                parameters.add(Parameter.parse(String.valueOf(key), String.valueOf(type))));
    String returns = text(either("returns", own, entry)).orElse("same");
    Optional<SqlTemplates> sql = templates(either("sql", own, entry));
    Optional<SqlTemplates> plain = templates(either("plain", own, entry));
    return new Overload(
        name,
        parameters,
        returns.equals("same") ? Optional.empty() : Optional.of(DataType.of(returns).orElseThrow()),
        level(text(either("level", own, entry)).orElse("inherit")),
        sql,
        plain.isPresent() ? plain : sql.filter(SqlTemplates::isPlain));
  }

  private static @Nullable Object either(String key, Map<?, ?> own, Map<?, ?> entry) {
    return own.containsKey(key) ? own.get(key) : entry.get(key);
  }

  private static LevelRule level(String text) {
    return switch (text) {
      case "inherit" -> LevelRule.INHERIT;
      case "aggregate" -> LevelRule.AGGREGATE;
      case "table_calc" -> LevelRule.TABLE_CALC;
      default -> throw new IllegalArgumentException("level " + text);
    };
  }

  private static Optional<SqlTemplates> templates(@Nullable Object value) {
    if (value instanceof Map<?, ?> parts) {
      Map<String, String> byPart = new LinkedHashMap<>();
      parts.forEach((part, sql) -> byPart.put(String.valueOf(part), String.valueOf(sql)));
      return Optional.of(new SqlTemplates(byPart));
    }
    return text(value).map(SqlTemplates::of);
  }

  private static Map<?, ?> map(@Nullable Object value) {
    return value instanceof Map<?, ?> map ? map : Map.of();
  }

  private static Optional<String> text(@Nullable Object value) {
    return Optional.ofNullable(value).map(String::valueOf);
  }
}
