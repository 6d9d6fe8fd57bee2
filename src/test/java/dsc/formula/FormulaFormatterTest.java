package dsc.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The layouts in {@code src/test/cases/formulas/layout.txt}: a formula, a line {@code =>}, its
 * layout, and a line {@code ----} before the next.
 */
final class FormulaFormatterTest {
  private static final Path LAYOUTS = Path.of("src", "test", "cases", "formulas", "layout.txt");

  @TestFactory
  Stream<DynamicTest> everyLayout() {
    List<String> cases = List.of(Formulas.read(LAYOUTS).split("\n----\n", -1));
    return IntStream.range(0, cases.size())
        .mapToObj(
            i ->
                DynamicTest.dynamicTest(
                    "layout " + (i + 1),
                    () -> {
                      String[] sides = cases.get(i).split("\n=>\n", 2);
                      String expected = sides[1].stripTrailing();
                      assertEquals(expected, FormulaFormatter.format(sides[0]));
                      assertEquals(
                          expected, FormulaFormatter.format(sides[0].replace("\n", "\r\n")));
                      assertEquals(expected, FormulaFormatter.format(expected));
                    }));
  }

  @Test
  void aTextWithSyntaxErrorsStaysAsItIs() {
    assertEquals("sum( [a] +", FormulaFormatter.format("sum( [a] +"));
  }

  @Test
  void aTreeIsLaidOutLikeItsText() {
    assertEquals("SUM([a]) > 1", FormulaFormatter.format(Formulas.parse("sum( a )>1").expr()));
  }
}
