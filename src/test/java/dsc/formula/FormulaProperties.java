package dsc.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dsc.diag.Diagnostic;
import dsc.diag.Label;
import dsc.diag.Span;
import dsc.gen.ExprArbitraries;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.antlr.v4.runtime.CommonToken;

/** Laws of the parser, the printer and the formatter. */
final class FormulaProperties {
  private static final List<String> SEEDS =
      Formulas.files(Path.of("src", "test", "seeds", "formulas"), ".txt").stream()
          .map(Formulas::read)
          .toList();

  @Property
  void parsingThePrintedTreeGivesTheTree(@ForAll("expressions") Expr expr) {
    String text = FormulaPrinter.print(expr);
    Formulas.Parsed parsed = Formulas.parse(text);
    assertEquals(List.of(), parsed.diags().sorted(), text);
    assertEquals(expr, parsed.shape(), text);
    assertEquals(text, parsed.canonical());
  }

  @Property
  void formattingKeepsTheMeaningAndIsDoneOnce(@ForAll("expressions") Expr expr) {
    String formatted = FormulaFormatter.format(expr);
    assertEquals(expr, Formulas.parse(formatted).shape(), formatted);
    assertEquals(formatted, FormulaFormatter.format(formatted));
  }

  @Property
  void formattingKeepsTheComments(
      @ForAll("expressions") Expr expr, @ForAll("comments") List<String> comments) {
    String text = withComments(FormulaPrinter.print(expr), comments);
    String formatted = FormulaFormatter.format(text);
    assertEquals(Formulas.comments(text), Formulas.comments(formatted), formatted);
    assertEquals(expr, Formulas.parse(formatted).shape(), formatted);
    assertEquals(formatted, FormulaFormatter.format(formatted));
  }

  @Property
  void anyTextIsParsedAndReportedInside(@ForAll String text) {
    check(text);
  }

  @Property
  void anyWordsAreParsedAndReportedInside(@ForAll("words") String text) {
    check(text);
  }

  @Property
  void anyMutationOfASeedIsParsedAndReportedInside(@ForAll("mutations") String text) {
    check(text);
  }

  @Property
  void renamingNothingLeavesTheTextAsItIs(@ForAll("mutations") String text) {
    assertEquals(text, FormulaRewriter.renameReferences(text, ReferenceText::text));
  }

  @Property
  void renamingTheTextRenamesTheTree(@ForAll("expressions") Expr expr) {
    String renamed =
        FormulaRewriter.renameReferences(
            FormulaPrinter.print(expr),
            reference ->
                reference.isParameter()
                    ? reference.text()
                    : FormulaPrinter.bracketed("new " + reference.name()));
    Expr expected =
        ExprRewrite.renameFields(
            expr,
            field -> new Expr.FieldRef(Formulas.NOWHERE, Optional.empty(), "new " + field.name()));
    assertEquals(expected, Formulas.parse(renamed).shape());
  }

  @Provide
  Arbitrary<Expr> expressions() {
    return ExprArbitraries.expressions();
  }

  @Provide
  Arbitrary<List<String>> comments() {
    Arbitrary<String> words = Arbitraries.strings().withChars("ab '\"[]{}#*\u25CF").ofMaxLength(6);
    return Arbitraries.oneOf(
            words.map(text -> "// " + text + "\n"),
            words.map(text -> "\n// " + text + "\n"),
            words.map(text -> "/* " + text + " */"),
            words.map(text -> "\n/*" + text + "\n" + text + "*/"),
            Arbitraries.of("", "", "", "\n", "\r\n", " "))
        .list()
        .ofMinSize(1)
        .ofMaxSize(12);
  }

  /** Sequences of the language's words, mostly without sense. */
  @Provide
  Arbitrary<String> words() {
    return Arbitraries.of(
            ("IF THEN ELSE ELSEIF END CASE WHEN AND OR NOT IN BETWEEN LIKE IS NULL AS DISTINCT"
                 + " FIXED INCLUDE SUM COUNT CAST XOR x [a] [b].[c] ] [ 1 2.5 'x' \" ' #2024-01-01#"
                 + " # ( ) ( ) { } , : ; . + - * / ^ = <> < ! && || // /* */ \u201C \u2265 \n")
                .split(" ", -1))
        .list()
        .ofMaxSize(25)
        .map(words -> String.join(" ", words));
  }

  @Provide
  Arbitrary<String> mutations() {
    Arbitrary<String> seeds = Arbitraries.of(SEEDS);
    Arbitrary<Integer> places = Arbitraries.integers().between(0, 1000);
    return Combinators.combine(seeds, Arbitraries.integers().between(0, 3), places, places, places)
        .as(FormulaProperties::mutate);
  }

  private static String mutate(String seed, int how, int from, int length, int to) {
    int start = from % (seed.length() + 1);
    int end = Math.min(seed.length(), start + length % 20);
    String slice = seed.substring(start, end);
    String without = seed.substring(0, start) + seed.substring(end);
    int place = to % (without.length() + 1);
    return switch (how) {
      case 0 -> without;
      case 1 -> seed.substring(0, end) + slice + seed.substring(end);
      case 2 -> without.substring(0, place) + slice + without.substring(place);
      default -> seed.substring(0, start);
    };
  }

  /** What holds for every text: an end, reports inside the text, and no silent errors. */
  private static void check(String text) {
    Formulas.Parsed parsed = Formulas.parse(text);
    int length = text.codePointCount(0, text.length());
    for (Diagnostic diagnostic : parsed.diags().sorted()) {
      inside(diagnostic.primary().map(Label::span).orElseThrow(), length);
      diagnostic.fix().ifPresent(fix -> inside(fix.span(), length));
    }
    List<Boolean> errors = new ArrayList<>();
    ExprWalk.visit(
        parsed.expr(),
        node -> {
          inside(node.span(), length);
          errors.add(node instanceof Expr.Invalid);
        });
    if (parsed.sound()) {
      assertFalse(errors.contains(true), text);
      assertEquals(parsed.shape(), Formulas.parse(parsed.canonical()).shape(), text);
      String formatted = FormulaFormatter.format(text);
      assertEquals(parsed.shape(), Formulas.parse(formatted).shape(), text);
      assertEquals(Formulas.comments(text), Formulas.comments(formatted), text);
      assertEquals(formatted, FormulaFormatter.format(formatted), text);
    } else {
      assertEquals(text, FormulaFormatter.format(text));
    }
  }

  private static void inside(Span span, int length) {
    assertTrue(span.start() >= 0 && span.end() <= length, span.start() + ".." + span.end());
  }

  /** The text with the comments one by one between its tokens. */
  private static String withComments(String text, List<String> comments) {
    StringBuilder out = new StringBuilder();
    int copied = 0;
    int next = 0;
    for (CommonToken token : TokenScan.of(new CodePoints(text)).tokens()) {
      int start = text.offsetByCodePoints(0, token.getStartIndex());
      out.append(text, copied, start).append(comments.get(next % comments.size()));
      copied = start;
      next++;
    }
    return out.append(text.substring(copied)).toString();
  }
}
