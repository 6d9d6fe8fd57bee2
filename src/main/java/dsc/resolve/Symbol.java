package dsc.resolve;

import dsc.catalog.DataType;
import dsc.catalog.Role;

/** What a name in a formula or list stands for. */
public sealed interface Symbol {
  /** The name a Tableau user sees. */
  String caption();

  /** A symbol that is a field of the data source; the internal name has no brackets. */
  sealed interface Field extends Symbol {
    String internalName();
  }

  /** A column of a table, as a field. The table is an alias. */
  record Column(
      String internalName, String caption, String table, String column, DataType type, Role role)
      implements Field {
    /** Of the internal name alone, which no two columns share: columns are keys of many maps. */
    @Override
    public int hashCode() {
      return internalName.hashCode();
    }
  }

  /** A calculation; its type is inferred, its key is its name in the spec. */
  record Calculation(String internalName, String caption, String key) implements Field {}

  /** A parameter. */
  record Parameter(String internalName, String caption, DataType type) implements Symbol {}

  /** A name that was not found; it was reported, and nothing more is said about it. */
  record Unresolved(String caption) implements Symbol {}
}
