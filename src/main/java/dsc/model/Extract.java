package dsc.model;

import dsc.catalog.DataType;
import dsc.catalog.Decimal;
import java.util.List;
import java.util.Optional;

/**
 * The extract that replaces the live connection: the path of the .hyper inside the package and the
 * tables there. The live connection stays, for a refresh to run on.
 */
public record Extract(
    String path,
    boolean enabled,
    Optional<String> incrementKey,
    List<ExtractTable> tables,
    Rows rows,
    List<Aggregation> aggregations)
    implements Element {
  public static final ElementId ID = new ElementId(ElementId.Kind.EXTRACT, "");

  public Extract {
    tables = List.copyOf(tables);
    aggregations = List.copyOf(aggregations);
  }

  /** An extract of all rows as they are. */
  public Extract(
      String path, boolean enabled, Optional<String> incrementKey, List<ExtractTable> tables) {
    this(path, enabled, incrementKey, tables, Rows.ALL, List.of());
  }

  @Override
  public ElementId id() {
    return ID;
  }

  /** One table in schema {@code Extract} of the .hyper and the logical table it holds. */
  public record ExtractTable(String name, String object, List<ExtractColumn> columns) {
    public ExtractTable {
      columns = List.copyOf(columns);
    }
  }

  /**
   * One column: the internal name of its field, its type, and its name in the .hyper.
   *
   * @param decimal how many digits its numbers have, where they are not floating
   */
  public record ExtractColumn(
      String field, DataType type, Optional<Decimal> decimal, String column) {

    /** A column that has the field's internal name, as dsc makes them. */
    public ExtractColumn(String field, DataType type) {
      this(field, type, Optional.empty(), field);
    }

    /** A column of floating or decimal numbers, or of any other type. */
    public ExtractColumn(String field, DataType type, Optional<Decimal> decimal) {
      this(field, type, decimal, field);
    }
  }

  /**
   * How many rows are taken: a SortUnits-ST ({@code records}, {@code percent}, {@code
   * sample-records}, {@code sample-percent}), how many (-1 is all), and of which logical table when
   * that is said.
   */
  public record Rows(String units, String count, String object) {
    public static final Rows ALL = new Rows("records", "-1", "");
  }

  /** A field that an aggregated extract keeps, and how it is rolled up. */
  public record Aggregation(String field, String derivation) {}
}
