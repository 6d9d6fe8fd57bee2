package dsc;

import dsc.FormulaScalar.Edit;
import dsc.diag.Diagnostics;
import dsc.diag.ScalarText;
import dsc.diag.SourceFile;
import dsc.diag.Span;
import dsc.formula.Expr;
import dsc.formula.FormulaParser;
import dsc.formula.FormulaPrinter;
import dsc.spec.YamlMapping;
import dsc.spec.YamlNode;
import dsc.spec.YamlReader;
import dsc.spec.YamlScalar;
import dsc.spec.YamlSequence;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Lays out the formulas of a spec and keeps everything else of the file as it is, byte for byte. A
 * change that would mean anything else than before is not made.
 */
public final class SpecFormatter {
  private SpecFormatter() {}

  /**
   * The text of the spec with its formulas laid out; the text itself when there is nothing to do.
   * Formulas with errors stay as they are, which is reported; empty when the file cannot be read.
   */
  public static Optional<String> format(SourceFile file, Diagnostics diags) {
    Diagnostics own = new Diagnostics();
    Optional<YamlNode> root = YamlReader.read(file, own);
    diags.reportAll(own.sorted());
    if (root.isEmpty() || own.hasErrors()) {
      return Optional.empty();
    }
    List<Edit> edits = new ArrayList<>();
    for (FormulaScalar formula : SpecFormulas.of(root.get())) {
      Diagnostics syntax = new Diagnostics();
      FormulaParser.parse(formula.scalar().text(), syntax);
      diags.reportAll(syntax.sorted());
      if (!syntax.hasErrors()) {
        formula.edit().ifPresent(edits::add);
      }
    }
    edits.sort(Comparator.comparingInt(edit -> edit.span().start()));
    String all = apply(file, edits);
    return Optional.of(isSame(root.get(), file.path(), all) ? all : sound(file, root.get(), edits));
  }

  /** The edits that leave the meaning alone, tried one after the other. */
  private static String sound(SourceFile file, YamlNode root, List<Edit> edits) {
    List<Edit> kept = new ArrayList<>();
    for (Edit edit : edits) {
      kept.add(edit);
      if (!isSame(root, file.path(), apply(file, kept))) {
        kept.removeLast();
      }
    }
    return apply(file, kept);
  }

  private static String apply(SourceFile file, List<Edit> edits) {
    StringBuilder out = new StringBuilder();
    int at = 0;
    for (Edit edit : edits) {
      out.append(file.slice(at, edit.span().start())).append(edit.replacement());
      at = edit.span().end();
    }
    return out.append(file.slice(at, file.length())).toString();
  }

  /** Whether a text is the same document but for the layout of its formulas. */
  private static boolean isSame(YamlNode root, String path, String text) {
    Diagnostics diags = new Diagnostics();
    Optional<YamlNode> other = YamlReader.read(new SourceFile(path, text), diags);
    return diags.isEmpty() && other.isPresent() && isSame(root, other.get(), formulaSpans(root));
  }

  private static Set<Span> formulaSpans(YamlNode root) {
    Set<Span> spans = new HashSet<>();
    SpecFormulas.of(root).forEach(formula -> spans.add(formula.scalar().span()));
    return spans;
  }

  private static boolean isSame(YamlNode one, YamlNode other, Set<Span> formulas) {
    return switch (one) {
      case YamlMapping mapping ->
          other instanceof YamlMapping second && isSame(mapping, second, formulas);
      case YamlSequence sequence ->
          other instanceof YamlSequence second && isSame(sequence, second, formulas);
      case YamlScalar scalar when formulas.contains(scalar.span()) ->
          other instanceof YamlScalar second && isSameFormula(scalar.text(), second.text());
      case YamlScalar scalar ->
          other instanceof YamlScalar second && scalar.value().equals(second.value());
    };
  }

  private static boolean isSame(YamlMapping one, YamlMapping other, Set<Span> formulas) {
    boolean same = one.entries().size() == other.entries().size();
    for (int i = 0; same && i < one.entries().size(); i++) {
      YamlMapping.Entry first = one.entries().get(i);
      YamlMapping.Entry second = other.entries().get(i);
      same = first.name().equals(second.name()) && isSame(first.value(), second.value(), formulas);
    }
    return same;
  }

  private static boolean isSame(YamlSequence one, YamlSequence other, Set<Span> formulas) {
    boolean same = one.items().size() == other.items().size();
    for (int i = 0; same && i < one.items().size(); i++) {
      same = isSame(one.items().get(i), other.items().get(i), formulas);
    }
    return same;
  }

  private static boolean isSameFormula(ScalarText one, ScalarText other) {
    if (one.value().equals(other.value())) {
      return true;
    }
    Diagnostics diags = new Diagnostics();
    Expr first = FormulaParser.parse(one, diags);
    Expr second = FormulaParser.parse(other, diags);
    return diags.isEmpty() && FormulaPrinter.print(first).equals(FormulaPrinter.print(second));
  }
}
