package dsc.check;

import dsc.catalog.DataType;
import dsc.catalog.Level;

/** What is known of an expression before it is evaluated. */
public record TypeInfo(DataType type, Level level) {
  /** The type of what could not be understood; it fits everything. */
  public static final TypeInfo ERROR = new TypeInfo(DataType.ERROR, Level.CONSTANT);

  boolean isError() {
    return type == DataType.ERROR;
  }

  /** As tests and {@code --type} show it: {@code integer/row}. */
  @Override
  public String toString() {
    return type.text() + "/" + level.text();
  }
}
