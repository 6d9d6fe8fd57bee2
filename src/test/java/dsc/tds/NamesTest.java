package dsc.tds;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dsc.catalog.Value;
import dsc.model.Literals;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class NamesTest {

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
    assertEquals(text, Literals.data(value));
    assertEquals(Optional.of(value), LiteralReader.read(text));
  }

  @Test
  void whatIsNoLiteralIsNotRead() {
    for (String text :
        List.of(
            "", "abc", "\"", "#", "##", "#2014-13-01#", "1.", "1e5", "007", "\"a\"b\"", "TRUE")) {
      assertEquals(Optional.empty(), LiteralReader.read(text), text);
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
