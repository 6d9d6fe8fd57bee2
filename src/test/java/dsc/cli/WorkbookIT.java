package dsc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dsc.hyper.Connection;
import dsc.hyper.Row;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sheets of workbooks, from the file to the rows or to the words of the error. */
final class WorkbookIT {
  private static final String COLUMNS =
      "{ id: integer, name: string, due: date, at: datetime, paid: boolean, price:"
          + " \"decimal(9,2)\", F7: real }";

  private final Path temp;

  WorkbookIT(@TempDir Path temp) {
    this.temp = temp;
  }

  @BeforeEach
  void writeWorkbook() throws IOException {
    new WorkbookFile()
        .sheet("Notes", WorkbookFile.text("A1", "nothing"))
        .sheet(
            "Orders",
            "",
            WorkbookFile.cell("A2", "s", "0")
                + WorkbookFile.text("B2", "name")
                + WorkbookFile.text("C2", "due")
                + WorkbookFile.text("D2", "at")
                + WorkbookFile.text("E2", "paid")
                + WorkbookFile.text("F2", "price")
                + WorkbookFile.number("G2", "", 0)
                + WorkbookFile.text("H2", "name"),
            WorkbookFile.number("A3", "1", 0)
                + WorkbookFile.cell("B3", "s", "1")
                + WorkbookFile.number("C3", "45322", 1)
                + WorkbookFile.number("D3", "45322.520833333336", 3)
                + WorkbookFile.cell("E3", "b", "1")
                + WorkbookFile.number("F3", "19.9", 4)
                + "<c r=\"G3\"><f>1/4</f><v>0.25</v></c>",
            "",
            WorkbookFile.number("A5", "2", 0)
                + WorkbookFile.text("B5", "two&#10;lines_x0041_")
                + WorkbookFile.number("C5", "1", 1)
                + WorkbookFile.number("D5", "0.5", 2)
                + WorkbookFile.cell("E5", "b", "0")
                + WorkbookFile.number("H5", "7", 0))
        .write(temp.resolve("shop.xlsx"));
  }

  @Test
  void cellsBecomeValuesOfTheirColumns() throws IOException {
    Printed printed = compile("Orders$", COLUMNS, "{ mode: full }");
    assertEquals(0, printed.code(), printed.err());
    assertEquals(
        List.of(
            "1|shared, \"text\"|2024-01-31|2024-01-31T12:30|true|19.90|0.25",
            "2|two\nlinesA|1900-01-01|1899-12-30T12:00|false|-|-"),
        rows());
    Printed filtered =
        compile(
            "orders", COLUMNS, "{ mode: filtered, filters: [ { field: due, min: 2000-01-01 } ] }");
    assertEquals(0, filtered.code(), filtered.err());
    assertEquals(1, rows().size());
    Printed value = Printed.of("eval", temp.resolve("t.yaml").toString(), "SUM([price])");
    assertTrue(value.out().contains("19.9"), value.out() + value.err());
  }

  @Test
  void cellsOfAnotherTypeAreBadRowsByTheirNumberInTheSheet() throws IOException {
    new WorkbookFile()
        .sheet(
            "S",
            WorkbookFile.text("A1", "id") + WorkbookFile.text("B1", "due"),
            WorkbookFile.number("A2", "1.5", 0) + WorkbookFile.number("B2", "45322", 1),
            WorkbookFile.text("A3", "two&#10;lines"),
            WorkbookFile.cell("A4", "e", "#N/A"),
            WorkbookFile.number("A5", "5", 0) + WorkbookFile.text("B5", "now"),
            WorkbookFile.number("A6", "6", 0) + WorkbookFile.number("C6", "1", 0),
            WorkbookFile.number("A7", "7", 0))
        .write(temp.resolve("shop.xlsx"));
    String columns = "{ id: integer, due: date }";
    Printed refused = compile("S", columns, "{ mode: full }");
    assertEquals(3, refused.code());
    for (String said :
        List.of(
            "5 rows of `" + temp.resolve("shop.xlsx") + "` cannot be read",
            "row 2, column `id`: `1.5` is no integer",
            "row 3, column `id`: `two lines` is no integer",
            "row 4, column `id`: `#N/A` is no integer",
            "row 5, column `due`: `now` is no date",
            "row 6, a value beside the 2 columns that have names")) {
      assertTrue(refused.err().contains(said), said + "\n" + refused.err());
    }
    Printed skipped = compile("S", columns, "{ mode: full, on_bad_row: quarantine }");
    assertEquals(0, skipped.code(), skipped.err());
    assertEquals(List.of("7|-"), rows());
    assertTrue(
        Files.readString(temp.resolve("quarantine/shop.xlsx.csv"), StandardCharsets.UTF_8)
            .startsWith("id,due\n1.5,2024-01-31\n\"two\nlines\","),
        "quarantine");
  }

  @Test
  void whatIsNoSuchSheetOrNoWorkbookIsSaid() throws IOException {
    Printed sheet = compile("Nowhere$", "{ id: integer }", "{ mode: full }");
    assertEquals(1, sheet.code());
    assertTrue(sheet.err().contains("DSC4402"), sheet.err());
    assertTrue(sheet.err().contains("has no sheet called `Nowhere$`"), sheet.err());
    assertTrue(sheet.err().contains("its sheets: `Notes`, `Orders`"), sheet.err());
    Files.writeString(temp.resolve("shop.xlsx"), "id,name\n1,x\n");
    Printed none = compile("Orders", "{ id: integer }", "{ mode: full }");
    assertEquals(1, none.code());
    assertTrue(none.err().contains("is no workbook in Excel's format .xlsx"), none.err());
    try (OutputStream out = Files.newOutputStream(temp.resolve("shop.xlsx"));
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("xl/worksheets/sheet1.xml"));
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 64; i++) {
        zip.write(zeros);
      }
      zip.closeEntry();
    }
    Printed bomb = compile("Orders", "{ id: integer }", "{ mode: full }");
    assertEquals(1, bomb.code());
    assertTrue(bomb.err().contains("which no data need"), bomb.err());
    try (OutputStream out = Files.newOutputStream(temp.resolve("shop.xlsx"));
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
      zip.write(
          "<!DOCTYPE t [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><Types>&e;</Types>"
              .getBytes(StandardCharsets.UTF_8));
      zip.closeEntry();
    }
    Printed entities = compile("Orders", "{ id: integer }", "{ mode: full }");
    assertEquals(1, entities.code());
    assertTrue(entities.err().contains("is damaged"), entities.err());
    assertFalse(entities.err().contains("root:"), entities.err());
  }

  @Test
  void aWorkspaceStartsFromASheetWithItsColumns() throws IOException {
    Path folder = temp.resolve("new");
    Printed printed =
        Printed.of(
            "init", temp.resolve("shop.xlsx").toString(), "--table", "Orders", "-o", folder + "");
    assertEquals(0, printed.code(), printed.err());
    assertEquals(
        """
        dsc: 1
        datasource: shop
        caption: Shop
        connection:
          class: excel
          file: ../shop.xlsx
        tables:
          Orders:
            table: "Orders$"
            columns:
              id: integer
              name: string
              due: date
              at: string
              paid: boolean
              price: real
              F7: real
              name1: integer
        extract: { mode: full }
        """,
        Files.readString(folder.resolve("shop.yaml"), StandardCharsets.UTF_8));
    Printed again = Printed.of("introspect", folder.resolve("shop.yaml").toString(), "--check");
    assertEquals(0, again.code(), again.err());
    Printed built = Printed.of("compile", folder.toString(), "-o", temp.resolve("out").toString());
    assertEquals(0, built.code(), built.err());
  }

  private Printed compile(String sheet, String columns, String extract) throws IOException {
    Files.deleteIfExists(temp.resolve("out/t.hyper"));
    Files.writeString(
        temp.resolve("t.yaml"),
        """
        dsc: 1
        datasource: t
        connection: { class: excel, file: shop.xlsx }
        tables:
          orders: { table: %s, columns: %s }
        extract: %s
        """
            .formatted(sheet, columns, extract),
        StandardCharsets.UTF_8);
    return Printed.of(
        "compile", temp.resolve("t.yaml").toString(), "-o", temp.resolve("out").toString());
  }

  private List<String> rows() {
    try (Connection connection = Extracts.connect();
        Extracts extract = Extracts.open(connection, temp.resolve("out/t.hyper"))) {
      return extract.rows("SELECT * FROM " + extract.table() + " ORDER BY 1").stream()
          .map(WorkbookIT::text)
          .toList();
    }
  }

  private static String text(Row row) {
    return String.join(
        "|", row.values().stream().map(v -> v.map(Object::toString).orElse("-")).toList());
  }
}
