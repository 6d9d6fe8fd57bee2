package dsc.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dsc.diag.Diagnostics;
import dsc.diag.OffsetMap;
import dsc.diag.ScalarText;
import dsc.diag.SourceFile;
import dsc.diag.Span;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FormulaSpansTest {

  @Test
  void everyNodeCoversItsText() {
    assertEquals(
        List.of(
            "NOT (a + -5) * [t].[b] IN ('x') AND {FIXED c : F()}",
            "NOT (a + -5) * [t].[b] IN ('x')",
            "(a + -5) * [t].[b] IN ('x')",
            "(a + -5) * [t].[b]",
            "a + -5",
            "a",
            "-5",
            "[t].[b]",
            "'x'",
            "{FIXED c : F()}",
            "c",
            "F()"),
        texts("  NOT (a + -5) * [t].[b] IN ('x') AND {FIXED c : F()} // end"));
  }

  @Test
  void spansCountCodePoints() {
    assertEquals(
        List.of("'\uD83D\uDE00' + [\uD83D\uDE00]", "'\uD83D\uDE00'", "[\uD83D\uDE00]"),
        texts("/*\uD83D\uDE00*/ '\uD83D\uDE00' + [\uD83D\uDE00]"));
  }

  @Test
  void spansAreThoseOfTheFileThatHoldsTheFormula() {
    // A folded scalar: the line break and indent of the file are one blank of the formula.
    SourceFile file = new SourceFile("spec.yaml", "formula: >\n  SUM([a])\n  + [b\n");
    int[] offsets = new int[14];
    for (int i = 0; i < offsets.length; i++) {
      offsets[i] = i < 8 ? 13 + i : 15 + i;
    }
    offsets[8] = 21;
    ScalarText text = new ScalarText("SUM([a]) + [b", new Span(file, 9, 28), OffsetMap.of(offsets));
    Diagnostics diags = new Diagnostics();
    Expr expr = FormulaParser.parse(text, diags);
    assertEquals("SUM([a])\n  + [b", expr.span().text());
    assertEquals("[b", diags.sorted().getFirst().primary().orElseThrow().span().text());
  }

  private static List<String> texts(String formula) {
    List<String> texts = new ArrayList<>();
    ExprWalk.visit(Formulas.parse(formula).expr(), node -> texts.add(node.span().text()));
    return texts;
  }
}
