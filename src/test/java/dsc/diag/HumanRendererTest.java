package dsc.diag;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import org.junit.jupiter.api.Test;

final class HumanRendererTest {
  private static final HumanRenderer PLAIN = new HumanRenderer(Ansi.OFF, 80);

  @Test
  void theUnderlinedTextHasItsLabelAndHelp() {
    SourceFile file = new SourceFile("specs/sales.yaml", "a: 1\n    formula: SUM([Prfit])\n");

    assertEquals(
        """
        error[DSC2003]: no field named `Prfit`
          ┌─ specs/sales.yaml:2:18
          │
         2│     formula: SUM([Prfit])
          │                  ^^^^^^^ not a field of `orders`
          = help: did you mean `Profit`?
        """,
        PLAIN.render(
            Diagnostic.error(Code.UNKNOWN_FIELD, span(file, "[Prfit]"), "no field named `Prfit`")
                .label("not a field of `orders`")
                .help("did you mean `Profit`?")));
  }

  @Test
  void wideCharactersAndTabsKeepTheUnderlineInPlace() {
    SourceFile file = new SourceFile("a.yaml", "x:\t日本 👍 é [Bad]\n");

    assertEquals(
        """
        warning[DSC1010]: look
          ┌─ a.yaml:1:11
          │
         1│ x:  日本 👍 é [Bad]
          │               ^^^^^
        """,
        PLAIN.render(Diagnostic.warning(Code.UNKNOWN_KEY, span(file, "[Bad]"), "look")));
  }

  @Test
  void whatATerminalMightActOnIsReplaced() {
    SourceFile file = new SourceFile("a\u001b[2J.yaml", "k: \u001b[31mred\u202e\u0007 x\n");

    assertEquals(
        """
        error[DSC1012]: bad ␛]0;title value two lines
          ┌─ a␛[2J.yaml:1:15
          │
         1│ k: ␛[31mred�␇ x
          │               ^ ␛c
        """,
        PLAIN.render(
            Diagnostic.error(
                    Code.WRONG_TYPE, span(file, "x"), "bad \u001b]0;title value\ntwo lines")
                .label("\u001bc")));
  }

  @Test
  void severalPlacesAreShownInOrderAndByFile() {
    SourceFile file = new SourceFile("a.yaml", "one: 1\ntwo: 2\n\n\none: 3\n");
    SourceFile other = new SourceFile("b.yaml", "one: 4\n");

    assertEquals(
        """
        error[DSC1003]: twice
          ┌─ a.yaml:5:1
          │
         1│ one: 1
          │ --- first here
          ┆
         5│ one: 3
          │ ^^^
          ┌─ b.yaml:1:1
          │
         1│ one: 4
          │ --- and here
        """,
        PLAIN.render(
            Diagnostic.error(Code.DUPLICATE_KEY, new Span(file, 16, 19), "twice")
                .related(new Span(file, 0, 3), "first here")
                .related(new Span(other, 0, 3), "and here")));
  }

  @Test
  void aSpanOfManyLinesShowsItsFirst() {
    SourceFile file = new SourceFile("a.yaml", "sql: |\n  SELECT\n  1\n");

    assertEquals(
        """
        error[DSC1013]: no
          ┌─ a.yaml:1:6
          │
         1│ sql: |
          │      ^ here (to line 3)
        """,
        PLAIN.render(
            Diagnostic.error(Code.VALUE_NOT_ALLOWED, new Span(file, 5, 19), "no").label("here")));
  }

  @Test
  void aLongLineIsCutAroundWhatIsMeant() {
    String line = "k: " + "abcdefghi ".repeat(30) + "[Bad] " + "xyz ".repeat(30);
    SourceFile file = new SourceFile("a.yaml", line);
    HumanRenderer narrow = new HumanRenderer(Ansi.OFF, 50);

    String text =
        narrow.render(Diagnostic.error(Code.UNKNOWN_FIELD, span(file, "[Bad]"), "no such field"));

    assertEquals(
        """
        error[DSC2003]: no such field
          ┌─ a.yaml:1:304
          │
         1│ …ghi abcdefghi [Bad] xyz xyz xyz xyz xyz xyz …
          │                ^^^^^
        """,
        text);
    assertTrue(text.lines().allMatch(l -> Cells.width(l) <= 50));
  }

  @Test
  void onlyTwentyOfAFileAreShownErrorsFirst() {
    SourceFile file = new SourceFile("a.yaml", "x".repeat(40));
    Diagnostics diags = new Diagnostics();
    for (int i = 0; i < 32; i++) {
      Span span = new Span(file, i, i + 1);
      diags.report(
          i < 25
              ? Diagnostic.warning(Code.UNKNOWN_KEY, span, "warning " + i)
              : Diagnostic.error(Code.UNKNOWN_KEY, span, "error " + i));
    }

    String text = PLAIN.render(diags);

    assertTrue(text.endsWith("\n… and 12 more in a.yaml\n"));
    assertTrue(text.contains("error 31"));
    assertTrue(text.contains("warning 12\n"));
    assertFalse(text.contains("warning 13\n"));
  }

  @Test
  void aDiagnosticWithoutAPlaceIsOneLine() {
    assertEquals(
        "error[DSC1001]: there is no file `x`\n",
        PLAIN.render(
            Diagnostic.general(Code.FILE_UNREADABLE, Severity.ERROR, "there is no file `x`")));
  }

  @Test
  void colourOnlyAddsEscapes() {
    SourceFile file = new SourceFile("a.yaml", "k: [Bad]\n");
    Diagnostic diagnostic =
        Diagnostic.error(Code.UNKNOWN_FIELD, span(file, "[Bad]"), "no").help("help");

    String coloured = new HumanRenderer(Ansi.ON, 80).render(diagnostic);

    assertTrue(coloured.startsWith("\u001b[1;31merror[DSC2003]\u001b[0m"));
    assertEquals(PLAIN.render(diagnostic), coloured.replaceAll("\u001b\\[[0-9;]*m", ""));
  }

  private static Span span(SourceFile file, String text) {
    int at = file.text().indexOf(text);
    int start = file.text().codePointCount(0, at);
    return new Span(file, start, start + text.toLowerCase(Locale.ROOT).length());
  }
}
