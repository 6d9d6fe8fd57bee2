package dsc.resolve;

import dsc.diag.Diagnostics;
import dsc.diag.ScalarText;
import dsc.formula.BinaryOp;
import dsc.formula.Expr;
import dsc.formula.ExprWalk;
import dsc.formula.FormulaParser;
import dsc.resolve.BoundJoin.Comparison;
import dsc.resolve.BoundJoin.Operand;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Takes the conditions of joins and relationships apart: comparisons joined by AND. */
final class Conditions {
  private final Tables tables;
  private final Diagnostics diags;
  private final List<BoundFormula> formulas = new ArrayList<>();

  Conditions(Tables tables, Diagnostics diags) {
    this.tables = tables;
    this.diags = diags;
  }

  /** A comparison as written. */
  record Written(Expr expr, BinaryOp op, Operand left, Operand right) {
    /** The same with its sides exchanged. */
    Comparison mirrored() {
      return new Comparison(mirror(op), /* left= */ right, /* right= */ left);
    }

    Comparison asWritten() {
      return new Comparison(op, left, right);
    }
  }

  /** The comparisons that hold formulas, to be typed. */
  List<BoundFormula> formulas() {
    return List.copyOf(formulas);
  }

  /** Every comparison that could be read; the rest is reported. */
  List<Written> comparisons(List<ScalarText> texts) {
    List<Written> found = new ArrayList<>();
    for (ScalarText text : texts) {
      for (Expr part : conjuncts(FormulaParser.parse(text, diags))) {
        Optional<Written> written = comparison(part);
        written.ifPresent(found::add);
        written
            .filter(w -> isFormula(w.left()) || isFormula(w.right()))
            .ifPresent(
                w -> formulas.add(new BoundFormula(text, part, BoundFormula.Purpose.COMPARISON)));
      }
    }
    return found;
  }

  private static boolean isFormula(Operand operand) {
    return operand instanceof Operand.Formula;
  }

  private static List<Expr> conjuncts(Expr condition) {
    List<Expr> parts = new ArrayList<>();
    Expr rest = condition;
    while (rest instanceof Expr.Binary binary && binary.op() == BinaryOp.AND) {
      parts.addFirst(binary.right());
      rest = binary.left();
    }
    parts.addFirst(rest);
    return parts;
  }

  private Optional<Written> comparison(Expr part) {
    if (part instanceof Expr.Invalid) {
      return Optional.empty();
    }
    if (!(part instanceof Expr.Binary binary && binary.op().isComparison())) {
      diags.report(Problems.joinNeedsComparison(part.span()));
      return Optional.empty();
    }
    Optional<Operand> left = operand(binary.left());
    Optional<Operand> right = operand(binary.right());
    return left.isEmpty() || right.isEmpty()
        ? Optional.empty()
        : Optional.of(new Written(part, binary.op(), left.get(), right.get()));
  }

  private Optional<Operand> operand(Expr expr) {
    if (expr instanceof Expr.FieldRef ref) {
      return column(ref).map(column -> column);
    }
    Set<String> read = new LinkedHashSet<>();
    boolean known = true;
    for (Expr.FieldRef ref : ExprWalk.fieldRefs(expr)) {
      Optional<Operand.Column> column = column(ref);
      column.ifPresent(c -> read.add(c.table()));
      known &= column.isPresent();
    }
    return known && !(expr instanceof Expr.Invalid)
        ? Optional.of(new Operand.Formula(read, expr))
        : Optional.empty();
  }

  private Optional<Operand.Column> column(Expr.FieldRef ref) {
    if (ref.qualifier().isEmpty()) {
      diags.report(Problems.joinNeedsColumn(ref.span()));
      return Optional.empty();
    }
    String alias = ref.qualifier().get();
    Optional<BoundTable> table = Optional.ofNullable(tables.byAlias().get(alias));
    if (table.isEmpty()) {
      diags.report(Problems.unknownTable(ref.span(), alias, tables.aliases()));
      return Optional.empty();
    }
    List<String> columns = table.get().columns().stream().map(c -> c.name().value()).toList();
    if (!columns.isEmpty() && !columns.contains(ref.name())) {
      diags.report(Problems.unknownColumn(ref.span(), ref.name(), alias, columns));
      return Optional.empty();
    }
    return Optional.of(new Operand.Column(alias, ref.name()));
  }

  private static BinaryOp mirror(BinaryOp op) {
    return switch (op) {
      case LESS -> BinaryOp.GREATER;
      case LESS_OR_EQUAL -> BinaryOp.GREATER_OR_EQUAL;
      case GREATER -> BinaryOp.LESS;
      case GREATER_OR_EQUAL -> BinaryOp.LESS_OR_EQUAL;
      case EQUAL, NOT_EQUAL, POWER, MULTIPLY, DIVIDE, MODULO, ADD, SUBTRACT, AND, OR -> op;
    };
  }
}
