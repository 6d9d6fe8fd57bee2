package dsc;

import dsc.catalog.DataType;
import dsc.catalog.SourceTypes;
import dsc.extract.Database;
import dsc.extract.Databases;
import dsc.extract.ExtractProgram.BadRowRule;
import dsc.extract.Fetch;
import dsc.extract.RowSink;
import dsc.resolve.BoundTable;
import java.util.List;

/** Databases whose tables have just the columns a spec declares, except for {@code *_bytes}. */
final class DeclaredDatabases implements Databases {
  private final Variant variant;

  DeclaredDatabases(Variant variant) {
    this.variant = variant;
  }

  @Override
  public List<Found> columns(Database database, String from) {
    for (BoundTable table : variant.typed().resolved().tables()) {
      if (from.endsWith(database.kind().identifier(table.alias()))) {
        return table.columns().stream()
            .map(column -> found(column.name().value(), column.type().value()))
            .toList();
      }
    }
    throw new AssertionError("no table in " + from);
  }

  private static Found found(String name, DataType type) {
    String database =
        switch (type) {
          case BOOLEAN -> "bool";
          case INTEGER -> "int8";
          case REAL -> "float8";
          case STRING -> "text";
          case DATE -> "date";
          case DATETIME -> "timestamp";
          case SPATIAL -> "geometry";
          case TABLE, TUPLE, UNKNOWN, NULL, ERROR -> throw new AssertionError(type);
        };
    String jdbc =
        switch (type) {
          case BOOLEAN -> "BOOLEAN";
          case INTEGER -> "BIGINT";
          case REAL -> "DOUBLE";
          case DATE -> "DATE";
          case DATETIME -> "TIMESTAMP";
          case STRING, SPATIAL, TABLE, TUPLE, UNKNOWN, NULL, ERROR -> "VARCHAR";
        };
    boolean bytes = name.endsWith("_bytes");
    return new Found(
        name.replace("missing_", ""),
        SourceTypes.load().of(bytes ? "BINARY" : jdbc, bytes ? "bytea" : database, 0, 0));
  }

  @Override
  public List<FoundTable> tables(Database database) {
    throw new AssertionError("nobody asks for tables");
  }

  @Override
  public List<Fetch> parts(Fetch fetch) {
    throw new AssertionError("nothing is fetched");
  }

  @Override
  public List<String> fetch(Fetch fetch, BadRowRule rule, RowSink sink) {
    throw new AssertionError("nothing is fetched");
  }
}
