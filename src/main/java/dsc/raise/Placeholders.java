package dsc.raise;

import dsc.formula.FormulaPrinter;
import dsc.model.Datasource;
import dsc.model.Field;
import java.util.HashMap;
import java.util.Map;

/** Some condition, in place of one that a spec cannot say; the real one becomes a part. */
final class Placeholders {
  private final Map<String, String> columns = new HashMap<>();

  Placeholders(Datasource datasource, Wish wish) {
    datasource
        .all(Field.Column.class)
        .filter(f -> wish.wants(f.id()))
        .filter(f -> TableRaising.TYPES.contains(f.properties().dataType()))
        .flatMap(f -> f.source().stream())
        .forEach(s -> columns.putIfAbsent(s.table(), s.column()));
  }

  /** A column of each of the two tables, as equal. */
  String equality(String one, String other) {
    return column(one) + " = " + column(other);
  }

  private String column(String alias) {
    return FormulaPrinter.bracketed(alias)
        + "."
        + FormulaPrinter.bracketed(columns.getOrDefault(alias, ""));
  }
}
