package dsc.query;

import dsc.resolve.Symbol;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Rows to evaluate over.
 *
 * @param from what stands after FROM: a quoted table name, a call of {@code external(…)} or a query
 *     in parentheses
 * @param columns the name of the relation's column for each internal name of a field
 */
public record Relation(String from, SequencedMap<String, String> columns) {
  public Relation {
    columns = new LinkedHashMap<>(columns);
  }

  /** A relation whose columns are named like the fields' internal names. */
  public static Relation of(String from, Iterable<Symbol.Column> fields) {
    SequencedMap<String, String> columns = new LinkedHashMap<>();
    fields.forEach(field -> columns.put(field.internalName(), field.internalName()));
    return new Relation(from, columns);
  }

  @Override
  public SequencedMap<String, String> columns() {
    return Collections.unmodifiableSequencedMap(columns);
  }

  Optional<String> column(Symbol.Column field) {
    return Optional.ofNullable(columns.get(field.internalName()));
  }

  /** A column name that the relation does not have yet, whatever its case. */
  String freshName(String wanted) {
    String name = wanted;
    while (hasColumn(name)) {
      name = name + "_";
    }
    return name;
  }

  private boolean hasColumn(String name) {
    return columns.values().stream().anyMatch(name::equalsIgnoreCase);
  }
}
