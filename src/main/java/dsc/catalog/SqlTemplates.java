package dsc.catalog;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** The SQL of an overload: one template, or one for each date part that has its own. */
public final class SqlTemplates {
  private static final String DEFAULT = "default";
  private final Map<String, SqlTemplate> byPart;

  private SqlTemplates(Map<String, SqlTemplate> byPart) {
    this.byPart = Collections.unmodifiableMap(new TreeMap<>(byPart));
  }

  static SqlTemplates of(SqlTemplate template) {
    return new SqlTemplates(Map.of(DEFAULT, template));
  }

  static SqlTemplates of(Map<String, SqlTemplate> byPart) {
    if (!byPart.containsKey(DEFAULT)) {
      throw new IllegalArgumentException("no default among " + byPart.keySet());
    }
    return new SqlTemplates(byPart);
  }

  /** The template where no date part decides. */
  public SqlTemplate template() {
    return template(DEFAULT);
  }

  /** The template for a date part, as Tableau spells it in lower case. */
  public SqlTemplate template(String datePart) {
    SqlTemplate own = byPart.get(datePart);
    if (own != null) {
      return own;
    }
    SqlTemplate common = byPart.get(DEFAULT);
    if (common == null) {
      throw new IllegalStateException("no default");
    }
    return common;
  }

  /** All templates. */
  public Collection<SqlTemplate> all() {
    return byPart.values();
  }
}
