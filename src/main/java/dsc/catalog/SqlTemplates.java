package dsc.catalog;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The SQL of an overload: one template, or one for each date part that has its own. Kept as text,
 * because most formulas are checked and never evaluated.
 */
public record SqlTemplates(Map<String, String> byPart) {
  private static final String DEFAULT = "default";

  public SqlTemplates {
    if (!byPart.containsKey(DEFAULT)) {
      throw new IllegalArgumentException("no default among " + byPart.keySet());
    }
    byPart = Collections.unmodifiableMap(new TreeMap<>(byPart));
  }

  static SqlTemplates of(String template) {
    return new SqlTemplates(Map.of(DEFAULT, template));
  }

  /** The template where no date part decides. */
  public SqlTemplate template() {
    return template(DEFAULT);
  }

  /** The template for a date part, as Tableau spells it in lower case. */
  public SqlTemplate template(String datePart) {
    String text =
        Optional.ofNullable(byPart.get(datePart))
            .or(() -> Optional.ofNullable(byPart.get(DEFAULT)))
            .orElseThrow();
    return SqlTemplate.parse(text);
  }

  /** All templates. */
  public Collection<SqlTemplate> all() {
    return byPart.values().stream().map(SqlTemplate::parse).toList();
  }

  /** Whether no template needs the engine's TABLEAU schema. */
  boolean isPlain() {
    return byPart.values().stream().noneMatch(text -> text.contains("TABLEAU."));
  }
}
