package dsc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dsc.diag.Ansi;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code dsc eval} and {@code dsc test} from the command line to the engine and back. */
@Tag("it")
final class EvaluationIT {
  private static final String SPEC =
      """
      dsc: 1
      datasource: sales
      connection: { class: csv }
      tables:
        orders:
          file: orders.csv
          columns: { id: integer, region: string, amount: real, day: date, at: datetime, paid: boolean }
        regions:
          file: regions.csv
          columns: { code: string, name: string }
      joins:
        - left: regions
          on: "[orders].[region] = [regions].[code]"
      fields:
        orders.amount: { caption: Amount (EUR) }
        regions.name: { caption: Area }
      parameters:
        Limit: { type: integer, value: 10 }
      calculations:
        Big: "[Amount (EUR)] > [Limit]"
        Mine: "USERNAME() = 'anna' AND ISMEMBEROF('Sales')"
        Age: "DATEDIFF('day', [day], TODAY())"
        Total: "SUM([Amount (EUR)])"
      filters:
        - { field: id, min: 1 }
      extract:
        mode: filtered
        filters:
          - { field: Area, include: ["${tenant.region}"] }
      tenants:
        rows:
          - { id: n, region: North }
          - { id: s, region: South }
      """;
  private static final String ORDERS =
      """
      id,region,amount,day,at,paid
      1,N,10.5,2004-04-15,2004-07-09 10:17:35,1
      2,N,,,19:36:22,0
      3,S,20,2004-05-01,,true
      0,S,1000,2004-05-01,,
      """;

  @TempDir private Path folder = Path.of("");
  private String out = "";

  @BeforeEach
  void write() throws IOException {
    Files.writeString(folder.resolve("spec.yaml"), SPEC);
    Files.writeString(folder.resolve("orders.csv"), ORDERS);
    Files.writeString(folder.resolve("regions.csv"), "code,name\nN,North\nS,South\n");
  }

  @Test
  void rowLevelFormulasGiveEachDistinctValueAndAggregatesOne() {
    assertEquals("[null,10.5,20.0]", rows("[Amount (EUR)]"));
    assertEquals("[30.5]", rows("[Total]"));
    assertEquals("[3]", rows("COUNT([id])"));
    assertEquals("[false,true]", rows("[paid]"));
    assertEquals("[null,\"2004-04-15\",\"2004-05-01\"]", rows("[day]"));
    assertEquals("[null,\"1899-12-30 19:36:22\",\"2004-07-09 10:17:35\"]", rows("[at]"));
    assertEquals("[10.5,20.0]", rows("{FIXED [Area] : SUM([Amount (EUR)])}"));
    assertEquals("[\"2004-05-17\"]", rows("TODAY()", "--today", "2004-05-17"));
    assertEquals("[true]", rows("[Mine]", "--user", "anna", "--group", "Sales"));
  }

  @Test
  void aTenantSeesItsRowsOnly() {
    assertEquals("[20.0]", rows("[Total]", "--tenant", "s"));
    assertEquals("[\"North\"]", rows("[Area]", "--tenant", "n"));
  }

  @Test
  void aFormulaWithErrorsDoesNotStopTheOthers() throws IOException {
    Path file = folder.resolve("formulas.txt");
    Files.writeString(file, "SUM([nope])\n\n1+1\nRUNNING_SUM(SUM([id]))\n");
    assertEquals(1, run("eval", spec(), "--formulas", file.toString(), "--format", "json"));
    JsonNode results = JsonMapper.shared().readTree(out).get("results");
    assertEquals(4, results.size());
    assertEquals("DSC2003", code(results.get(0)));
    assertEquals("DSC3001", code(results.get(1)));
    assertEquals("[2]", results.get(2).get("rows").toString());
    assertEquals("DSC4101", code(results.get(3)));
    assertEquals("table-calc", results.get(3).get("level").stringValue());
  }

  @Test
  void typesNeedNoData() throws IOException {
    Files.delete(folder.resolve("orders.csv"));
    assertEquals(0, run("eval", spec(), "--type", "--explain", "[Big]"));
    assertTrue(out.contains("boolean, row, dimension"), out);
    assertTrue(out.contains("reads [Limit], a parameter"), out);
    assertEquals(0, run("eval", spec(), "1 + 1"));
    assertEquals(1, run("eval", spec(), "[Total]"));
  }

  @Test
  void testsRunOnTheirOwnRows() throws IOException {
    append(
        """
        tests:
          - name: joined & counted
            rows:
              orders: [ { id: 1, region: N, amount: 0.1 }, { amount: 0.2 } ]
              regions: [ { code: N, name: North } ]
            expect: { Total: 0.3, Area: [North, null], Big: false }
          - name: who and when
            user: anna
            groups: [Sales]
            today: 2024-05-17
            rows: { orders: [ { day: 2024-05-10 } ] }
            expect: { Mine: true, Age: 7 }
        """);
    assertEquals(0, run("test", spec()));
    assertTrue(out.contains("2 tests, no failures."), out);
  }

  @Test
  void aUserFilterShowsEachUserTheirRows() throws IOException {
    append(
        """
        user_filters:
          Areas:
            field: Area
            users: { acme\\anna: [North], bert: all, emil: [] }
            groups: { South: [South] }
        tests:
          - name: somebody who is named and in a group
            user: acme\\anna
            groups: [South]
            rows: { orders: [ { region: N }, { region: S } ], regions: [ { code: N, name: North }, { code: S, name: South } ] }
            expect: { Areas: [true, true] }
          - name: nobody knows them
            user: anna
            rows: { orders: [ { region: N } ], regions: [ { code: N, name: North } ] }
            expect: { Areas: [false] }
        """);
    assertEquals(0, run("test", spec()), out);
    assertEquals("[\"North\",\"South\"]", rows("[Area]"));
    Path spec = folder.resolve("spec.yaml");
    String applied = Files.readString(spec);
    Files.writeString(
        spec,
        applied.replaceFirst("filters:\n", "filters:\n  - { field: Areas, include: true }\n"));
    assertEquals("[]", rows("[Area]"));
    assertEquals("[]", rows("[Area]", "--user", "emil"));
    assertEquals("[\"North\",\"South\"]", rows("[Area]", "--user", "bert"));
    assertEquals("[\"South\"]", rows("[Area]", "--user", "emil", "--group", "South"));
  }

  @Test
  void aTestThatFailsShowsTheDifference() throws IOException {
    append(
        """
        tests:
          - name: a <wrong> one
            rows: { orders: [ { amount: 1 }, { amount: 11 } ] }
            expect: { Total: 13, Big: [true] }
        """);
    Path report = folder.resolve("report/tests.xml");
    assertEquals(1, run("test", spec(), "--junit", report.toString()));
    assertTrue(out.contains("error[DSC4502]: `Total` is 12.0, the test expects 13.0"), out);
    assertTrue(out.contains("found and not expected: false"), out);
    assertTrue(out.contains("exercised by no test: Mine, Age"), out);
    String xml = Files.readString(report);
    assertTrue(xml.contains("tests=\"1\" failures=\"1\""), xml);
    assertTrue(xml.contains("name=\"a &lt;wrong&gt; one\""), xml);
  }

  @Test
  void theExampleIsInOrder() {
    assertEquals(0, run("test", "examples/flights"));
    assertEquals(0, run("fmt", "--check", "examples/flights"));
  }

  private void append(String tests) throws IOException {
    Files.writeString(folder.resolve("spec.yaml"), SPEC + tests);
  }

  private String spec() {
    return folder.resolve("spec.yaml").toString();
  }

  private String rows(String formula, String... options) {
    List<String> arguments = new ArrayList<>(List.of("eval", spec(), formula, "--format", "json"));
    arguments.addAll(List.of(options));
    assertEquals(0, run(arguments.toArray(String[]::new)), () -> out);
    return JsonMapper.shared().readTree(out).get("results").get(0).get("rows").toString();
  }

  private static String code(JsonNode result) {
    return result.get("diagnostics").get(0).get("code").stringValue();
  }

  private int run(String... arguments) {
    StringWriter text = new StringWriter();
    StringWriter errors = new StringWriter();
    int code =
        DscCommand.run(
            new Console(
                new PrintWriter(text), new PrintWriter(errors), Optional.empty(), Ansi.OFF, 100),
            Map.of(),
            arguments);
    out = text.toString();
    return code;
  }
}
