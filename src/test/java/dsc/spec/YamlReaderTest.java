package dsc.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;

import dsc.catalog.Value;
import dsc.diag.Diagnostics;
import dsc.diag.Position;
import dsc.diag.SourceFile;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

final class YamlReaderTest {

  @Test
  void scalarsHaveTheirValuesByTheCoreSchema() {
    YamlSequence list =
        (YamlSequence)
            read(
                "[null, ~, true, FALSE, yes, off, 012, 0x1F, 0o17, -1.50, 1e3, .5, 2024-01-01,"
                    + " '1']");

    assertEquals(
        List.of(
            new Value.Null(),
            new Value.Null(),
            new Value.Bool(true),
            new Value.Bool(false),
            new Value.Text("yes"),
            new Value.Text("off"),
            new Value.Int(12),
            new Value.Int(31),
            new Value.Int(15),
            new Value.Real(new BigDecimal("-1.5")),
            new Value.Real(new BigDecimal("1000")),
            new Value.Real(new BigDecimal("0.5")),
            new Value.Text("2024-01-01"),
            new Value.Text("1")),
        list.items().stream().map(item -> ((YamlScalar) item).value()).toList());
  }

  @Test
  void spansEndWithTheLastCharacterOfTheValue() {
    YamlMapping root =
        (YamlMapping)
            read(
                """
                first:   # a comment
                  a: { x: 1 }   # another
                  b: |
                    text

                # and one more
                second: &anchor
                  - "q"
                third: !!str 12
                fourth:
                """);

    assertEquals(
        "a: { x: 1 }   # another\n  b: |\n    text", root.get("first").orElseThrow().span().text());
    assertEquals("- \"q\"", root.get("second").orElseThrow().span().text());
    assertEquals("12", root.get("third").orElseThrow().span().text());
    assertEquals(new Value.Text("12"), ((YamlScalar) root.get("third").orElseThrow()).value());
    assertEquals(new Position(10, 8), root.get("fourth").orElseThrow().span().position());
  }

  @Test
  void anAliasIsTheNodeItRefersTo() {
    YamlMapping root = (YamlMapping) read("a: &x { k: 1 }\nb: *x\n");

    assertSame(root.get("a").orElseThrow(), root.get("b").orElseThrow());
  }

  @Test
  void aFormulaInAFoldedBlockKnowsItsLines() {
    YamlMapping root = (YamlMapping) read("f: >-\r\n    SUM([A])\r\n    / SUM([B])\r\n");
    YamlScalar formula = assertInstanceOf(YamlScalar.class, root.get("f").orElseThrow());

    assertEquals("SUM([A]) / SUM([B])", formula.text().value());
    int at = formula.text().value().indexOf("[B]");
    assertEquals("[B]", formula.text().slice(at, at + 3).text());
    assertEquals(new Position(3, 11), formula.text().slice(at, at + 3).position());
  }

  @Test
  void anEscapeIsUnderlinedWhole() {
    YamlScalar text = (YamlScalar) read("\"a \\\"b\\\" \\U0001F600\"");

    assertEquals("a \"b\" 😀", text.text().value());
    assertEquals("\\\"b\\\"", text.text().slice(2, 5).text());
    assertEquals("\\U0001F600", text.text().slice(6, 7).text());
  }

  private static YamlNode read(String text) {
    Diagnostics diags = new Diagnostics();
    YamlNode root = YamlReader.read(new SourceFile("a.yaml", text), diags).orElseThrow();
    assertEquals(List.of(), diags.sorted());
    return root;
  }
}
