package dsc.catalog;

import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The type a column has in a database, and what it can become.
 *
 * @param name how the database writes it
 * @param usual the data type its values have without doubt; absent when no column can hold them
 * @param decimal how many digits its values have, where an extract can keep them all
 * @param also further data types a spec may declare
 * @param refusal why no column can hold the values, and what to do
 */
public record SourceType(
    String name,
    Optional<DataType> usual,
    Optional<Decimal> decimal,
    Set<DataType> also,
    Reads reads,
    Optional<String> refusal) {
  public SourceType {
    also = Collections.unmodifiableSet(new TreeSet<>(also));
  }

  /** How values are fetched. */
  public enum Reads {
    BOOLEAN,
    LONG,
    DOUBLE,
    DECIMAL,
    TEXT,
    /** Text whose blanks at the end mean nothing. */
    PADDED,
    DATE,
    TIME,
    TIMESTAMP,
    /** A point in time, whatever zone it was written in. */
    MOMENT,
    /** Whatever the cell holds. */
    ANY,
    NOTHING
  }

  /** Whether a column may be declared so. */
  public boolean canBe(DataType declared) {
    return usual.filter(type -> type == declared).isPresent() || also.contains(declared);
  }
}
