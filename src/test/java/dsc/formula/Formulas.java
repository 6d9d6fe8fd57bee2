package dsc.formula;

import dsc.diag.Diagnostics;
import dsc.diag.ScalarText;
import dsc.diag.SourceFile;
import dsc.diag.Span;
import dsc.gen.ExprArbitraries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What the tests of this package share. */
final class Formulas {
  /** The span that trees without spans have. */
  static final Span NOWHERE = ExprArbitraries.NOWHERE;

  /** Data for development that lies beside the repository and is no part of it. */
  static final Path SHARED = Path.of("..", "shared");

  private Formulas() {}

  /** A parsed text and what was reported about it. */
  record Parsed(String text, Expr expr, Diagnostics diags) {
    boolean sound() {
      return diags.isEmpty();
    }

    /** The tree without spans. */
    Expr shape() {
      return ExprRewrite.withSpan(expr, NOWHERE);
    }

    String canonical() {
      return FormulaPrinter.print(expr);
    }
  }

  static Parsed parse(String text) {
    Diagnostics diags = new Diagnostics();
    Expr expr = FormulaParser.parse(ScalarText.ofFile(new SourceFile("formula", text)), diags);
    return new Parsed(text, expr, diags);
  }

  /** The comments of a formula, sorted, since what counts is that none is lost. */
  static List<String> comments(String text) {
    return TokenScan.of(new CodePoints(text)).comments().stream()
        .map(token -> token.getText())
        .sorted()
        .toList();
  }

  static List<String> lines(Path file) {
    return read(file).lines().toList();
  }

  static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The files below a folder whose name ends so, in the order of their paths. */
  static List<Path> files(Path folder, String ending) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> file.getFileName().toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The text with the escapes \n \r \t \\ and \{@code u{hex}} replaced. */
  static String unescape(String text) {
    StringBuilder out = new StringBuilder();
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c != '\\' || i + 1 == text.length()) {
        out.append(c);
        i++;
        continue;
      }
      char next = text.charAt(i + 1);
      i += 2;
      switch (next) {
        case 'n' -> out.append('\n');
        case 'r' -> out.append('\r');
        case 't' -> out.append('\t');
        case '\\' -> out.append('\\');
        case 'u' -> {
          int end = text.indexOf('}', i);
          out.appendCodePoint(Integer.parseInt(text.substring(i + 1, end), 16));
          i = end + 1;
        }
        default -> out.append('\\').append(next);
      }
    }
    return out.toString();
  }
}
