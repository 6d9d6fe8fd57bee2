package dsc.model;

import dsc.catalog.DataType;
import java.util.List;
import java.util.Optional;

/**
 * The extract that replaces the live connection: the path of the .hyper inside the package and the
 * tables there. The live connection stays, for a refresh to run on.
 */
public record Extract(
    String path, boolean enabled, Optional<String> incrementKey, List<ExtractTable> tables)
    implements Element {
  public static final ElementId ID = new ElementId(ElementId.Kind.EXTRACT, "");

  public Extract {
    tables = List.copyOf(tables);
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

  /** One column: its name, which is the field's internal name, and its type. */
  public record ExtractColumn(String field, DataType type) {}
}
