package dsc.hyper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dsc.hyper.SqlType.Plain;
import dsc.hyper.TableDefinition.Column;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("it")
final class CatalogIT {
  private final Connection connection = TestEngine.shared().connect();
  private final Catalog catalog = new Catalog(connection);
  private final Path file;

  CatalogIT(@TempDir Path folder) {
    this.file = folder.resolve("a.hyper");
  }

  @AfterEach
  void disconnect() {
    connection.close();
  }

  @Test
  void aTableIsReadBackAsItWasDefined() {
    List<Column> columns = new ArrayList<>();
    for (Plain type : Plain.values()) {
      // A file of the standard version has no 32-bit floating point numbers.
      if (type != Plain.REAL) {
        columns.add(Column.nullable("optional " + type, type));
        columns.add(Column.required("required " + type, type));
      }
    }
    columns.add(Column.nullable("small", new SqlType.Numeric(18, 4)));
    columns.add(Column.nullable("short", new SqlType.Varchar(7)));
    columns.add(Column.nullable("fixed", new SqlType.Char(3)));
    columns.add(Column.nullable("one", new SqlType.Char(1)));
    columns.add(Column.nullable("collated", Plain.TEXT).collated("en_US_CI"));
    TableDefinition table = new TableDefinition(TableName.of("db", "Extract", "Extract"), columns);

    catalog.createDatabase(file);
    catalog.attach(file, "db");
    catalog.createSchema("db", "Extract");
    catalog.createSchema("db", "Extract");
    catalog.createTable(table);
    catalog.detach("db");
    catalog.attach(file, "other");

    TableName name = TableName.of("other", "Extract", "Extract");
    assertEquals(Optional.of(new TableDefinition(name, columns)), catalog.table(name));
    assertEquals(Optional.empty(), catalog.table(TableName.of("other", "public", "Extract")));
    catalog.detach("other");
  }

  @Test
  void tablesAreListedBySchemaAndName() {
    catalog.createDatabase(file);
    catalog.attach(file, "db");
    catalog.createSchema("db", "A");
    for (TableName name :
        List.of(
            TableName.of("db", "public", "b"),
            TableName.of("db", "public", "a"),
            TableName.of("db", "A", "z"))) {
      catalog.createTable(new TableDefinition(name, List.of(Column.nullable("x", Plain.INT))));
    }
    assertEquals(
        List.of("\"db\".\"A\".\"z\"", "\"db\".\"public\".\"a\"", "\"db\".\"public\".\"b\""),
        catalog.tables("db").stream().map(table -> table.name().sql()).toList());
    catalog.detach("db");
  }

  @Test
  void aFileIsCreatedOnceAndDeletedQuietly() {
    catalog.createDatabase(file);
    assertTrue(Files.exists(file));
    assertTrue(Refusal.of(() -> catalog.createDatabase(file)).message().contains("already exists"));
    catalog.dropDatabase(file);
    catalog.dropDatabase(file);
    assertFalse(Files.exists(file));
    assertTrue(Refusal.of(() -> catalog.attach(file, "x")).message().contains("does not exist"));
  }
}
