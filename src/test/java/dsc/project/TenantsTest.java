package dsc.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dsc.catalog.DataType;
import dsc.catalog.Value;
import dsc.diag.Diagnostics;
import dsc.diag.SourceFile;
import dsc.spec.DatasourceSpec;
import dsc.spec.SpecReader;
import dsc.spec.TenantsSpec;
import dsc.spec.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TenantsTest {
  @TempDir Path folder = Path.of("");

  @Test
  void columnsGetTheNarrowestTypeOfAllTheirValues() throws IOException {
    TenantTable table =
        csv(
            """
            id,seats,rate,zip,since,active,name,note
            acme,5,1,00501,2024-02-29,true,"Acme, ""Inc""\",
            beta,12,0.5,94103,2023-01-01,false,Süd 𝕊,
            """);

    assertEquals(
        List.of(
            DataType.STRING,
            DataType.INTEGER,
            DataType.REAL,
            DataType.STRING,
            DataType.DATE,
            DataType.BOOLEAN,
            DataType.STRING,
            DataType.STRING),
        table.columns().stream().map(TenantTable.Column::type).toList());
    TenantTable.Tenant acme = table.tenant("acme").orElseThrow();
    assertEquals(
        List.of(
            new Value.Text("acme"),
            new Value.Int(5),
            new Value.Real(java.math.BigDecimal.ONE),
            new Value.Text("00501"),
            new Value.Date(LocalDate.of(2024, 2, 29)),
            new Value.Bool(true),
            new Value.Text("Acme, \"Inc\""),
            new Value.Null()),
        acme.cells().stream().map(TenantTable.Cell::value).toList());
    assertEquals("\"Acme, \"\"Inc\"\"\"", table.cell(acme, "name").orElseThrow().span().text());
  }

  @Test
  void aByteOrderMarkAndCarriageReturnsMakeNoDifference() throws IOException {
    assertEquals(values(csv("id,state\nacme,CA\n")), values(csv("\uFEFFid,state\r\nacme,CA\r\n")));
    assertEquals(values(csv("id,state\nacme,CA\n")), values(csv("id,state\racme,CA")));
  }

  @Test
  void aQuotedValueMayHoldLineBreaks() throws IOException {
    TenantTable table = csv("id,name\na,\"two\nlines\"\nb,one\n");

    assertEquals(2, table.tenants().size());
    assertEquals(new Value.Text("two\nlines"), table.tenants().getFirst().cells().get(1).value());
  }

  @Test
  void rowsInTheSpecMayLeaveColumnsOut() {
    TenantsSpec spec =
        spec("{ rows: [ { id: 7, state: CA }, { id: 8, rate: 1 }, { id: 9, rate: 0.5 } ] }");
    Diagnostics diags = new Diagnostics();

    TenantTable table = Tenants.load(spec, folder, diags).orElseThrow();

    assertEquals(List.of("id", "state", "rate"), table.columnNames());
    assertEquals(DataType.INTEGER, table.columns().get(0).type());
    assertEquals(DataType.REAL, table.columns().get(2).type());
    assertEquals("7", table.tenants().getFirst().id());
    assertEquals(new Value.Null(), table.tenants().get(1).cells().get(1).value());
  }

  @Test
  void tenantsAreSelectedInTheOrderOfTheTable() throws IOException {
    TenantTable table = csv("id\na\nb\nc\n");
    Diagnostics diags = new Diagnostics();

    List<TenantTable.Tenant> selected = table.select(List.of("c", "a", "bb"), diags);

    assertEquals(List.of("a", "c"), selected.stream().map(TenantTable.Tenant::id).toList());
    assertEquals("there is no tenant `bb`", diags.sorted().getFirst().message());
    assertEquals(List.of("did you mean `b`?"), diags.sorted().getFirst().notes());
  }

  private static List<List<Value>> values(TenantTable table) {
    return table.tenants().stream()
        .map(tenant -> tenant.cells().stream().map(TenantTable.Cell::value).toList())
        .toList();
  }

  private TenantTable csv(String text) throws IOException {
    Files.writeString(folder.resolve("tenants.csv"), text);
    Diagnostics diags = new Diagnostics();
    TenantTable table =
        Tenants.load(spec("{ from: tenants.csv }"), folder, diags)
            .orElseThrow(() -> new AssertionError(diags.sorted().toString()));
    assertTrue(diags.isEmpty());
    return table;
  }

  private static TenantsSpec spec(String tenants) {
    SourceFile file =
        new SourceFile(
            "spec.yaml",
            "datasource: d\ntables: { t: { file: t.csv } }\ntenants: " + tenants + "\n");
    Diagnostics diags = new Diagnostics();
    return YamlReader.read(file, diags)
        .flatMap(root -> SpecReader.read(root, file, diags))
        .flatMap(DatasourceSpec::tenants)
        .orElseThrow(() -> new AssertionError(diags.sorted().toString()));
  }
}
