package dsc.tds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dsc.catalog.Value;
import dsc.tds.LocalNames.TableColumn;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class NamesTest {

  @Test
  void generatedNamesHaveTheShapesTableauUses() {
    assertEquals(
        "postgres.a8bhv2fydsr8398u4koqmbbm8mz1",
        StableIds.connection("postgres", "sample/postgres"));
    assertEquals("Calculation_3127238418301311201", StableIds.calculation("sample/ratio"));
    assertEquals(
        "orders_2CE14F0733CF8FA62A67D7309C6417EC", StableIds.object("orders", "sample/orders"));
    for (int i = 0; i < 200; i++) {
      assertTrue(StableIds.connection("c", "x" + i).matches("c\\.[0-9a-z]{28}"));
      String digits = StableIds.calculation("x" + i).substring("Calculation_".length());
      assertTrue(digits.matches("[1-9][0-9]{18}"), digits);
      assertTrue(Long.parseLong(digits) > 0);
    }
  }

  @Test
  void theFirstTableKeepsTheNameAndLaterOnesAreQualified() {
    assertEquals(
        List.of("id", "name", "id (users)", "id (users) #1", "ID"),
        LocalNames.assign(
            List.of(
                new TableColumn("orders", "id"),
                new TableColumn("orders", "name"),
                new TableColumn("users", "id"),
                new TableColumn("users", "id"),
                new TableColumn("users", "ID"))));
  }

  @Test
  void aQualifiedNameThatIsTakenGetsANumber() {
    assertEquals(
        List.of("a (t)", "a", "a (t) #1", "a (t) #2"),
        LocalNames.assign(
            List.of(
                new TableColumn("x", "a (t)"),
                new TableColumn("x", "a"),
                new TableColumn("t", "a"),
                new TableColumn("t", "a"))));
  }

  @Test
  void bracketsInNamesAreDoubled() {
    assertEquals(
        "[TestV1 [Starbucks]] Connection]", Brackets.quote("TestV1 [Starbucks] Connection"));
    assertEquals("a]b", Brackets.unquote("[a]]b]"));
    assertEquals(List.of("a", "b].[c"), Brackets.split("[a].[b]].[c]"));
    assertEquals(List.of(), Brackets.split("[a]b"));
    assertEquals(List.of(), Brackets.split("[a"));
    assertEquals(List.of(), Brackets.split("[a]."));
    assertEquals(List.of(), Brackets.split(""));
  }

  @Test
  void literalsAreSpeltAsTableauSpellsThem() {
    assertLiteral("\"a\\\\b\\\"c\\%\"", new Value.Text("a\\b\"c%"));
    assertLiteral("%null%", new Value.Null());
    assertLiteral("true", new Value.Bool(true));
    assertLiteral("-12", new Value.Int(-12));
    assertLiteral("4.0", new Value.Real(new BigDecimal("4")));
    assertLiteral("0.05", new Value.Real(new BigDecimal("0.050")));
    assertLiteral("#2014-01-04#", new Value.Date(LocalDate.of(2014, 1, 4)));
    assertLiteral(
        "#2014-01-04 00:00:00#", new Value.DateTime(LocalDate.of(2014, 1, 4).atStartOfDay()));
    assertLiteral(
        "#2014-01-04 10:20:30.500#",
        new Value.DateTime(LocalDateTime.of(2014, 1, 4, 10, 20, 30, 500_000_000)));
  }

  private static void assertLiteral(String text, Value value) {
    assertEquals(text, Literals.write(value));
    assertEquals(Optional.of(value), Literals.read(text));
  }

  @Test
  void whatIsNoLiteralIsNotRead() {
    for (String text :
        List.of(
            "", "abc", "\"", "#", "##", "#2014-13-01#", "1.", "1e5", "007", "\"a\"b\"", "TRUE")) {
      assertEquals(Optional.empty(), Literals.read(text), text);
    }
  }

  @Test
  void comparisonsInSqlAreDoubledAndParametersAreNot() {
    String sql = "SELECT a FROM t WHERE a <= b AND c <> '' AND d > <[Parameters].[P ]] 1]> << 2";
    String stored =
        "SELECT a FROM t WHERE a <<= b AND c <<>> '' AND d >> <[Parameters].[P ]] 1]> <<<< 2";
    assertEquals(stored, CustomSql.write(sql));
    assertEquals(sql, CustomSql.read(stored));
  }

  @Test
  void aComparisonRightBeforeAParameterIsStillTwo() {
    String sql = "x <<[Parameters].[P]>";
    assertEquals("x <<<[Parameters].[P]>", CustomSql.write(sql));
    assertEquals(sql, CustomSql.read("x <<<[Parameters].[P]>"));
  }

  @Test
  void namesInFormulasAreFoundOutsideOfTextAndComments() {
    FormulaNames names =
        FormulaNames.of("// [no]\n'[no]' + \"[no]\" + [a]] b] /* [no] */ + [Parameters].[P]");
    assertEquals(List.of("[a]] b]"), names.fields());
    assertEquals(List.of("[P]"), names.parameters());
  }
}
