package dsc.resolve;

import dsc.diag.Diagnostics;
import dsc.diag.ScalarText;
import dsc.formula.BinaryOp;
import dsc.formula.Expr;
import dsc.formula.FormulaParser;
import dsc.resolve.BoundJoin.Comparison;
import dsc.resolve.BoundJoin.Operand;
import dsc.spec.DatasourceSpec;
import dsc.spec.JoinSpec;
import dsc.spec.TableSpec;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Binds join conditions: comparisons of columns joined by AND, the new table on one side of each.
 */
final class Joins {
  private final Tables tables;
  private final Diagnostics diags;

  private Joins(Tables tables, Diagnostics diags) {
    this.tables = tables;
    this.diags = diags;
  }

  static List<BoundJoin> bind(DatasourceSpec spec, Tables tables, Diagnostics diags) {
    return new Joins(tables, diags).bind(spec);
  }

  private List<BoundJoin> bind(DatasourceSpec spec) {
    Set<String> present = new LinkedHashSet<>(tables.aliases());
    spec.joins().forEach(join -> present.remove(join.table().value()));
    if (present.isEmpty() && !spec.joins().isEmpty()) {
      diags.report(Problems.noRootTable(spec.joins().getFirst()));
    }
    if (present.size() > 1) {
      List<String> roots = List.copyOf(present);
      for (TableSpec table : spec.tables()) {
        if (present.contains(table.alias().value())
            && !table.alias().value().equals(roots.getFirst())) {
          diags.report(Problems.tableNotJoined(table.alias(), roots.getFirst()));
        }
      }
    }
    List<BoundJoin> bound = new ArrayList<>();
    for (JoinSpec join : spec.joins()) {
      String alias = join.table().value();
      if (!tables.byAlias().containsKey(alias)) {
        if (spec.tables().stream().noneMatch(t -> t.alias().value().equals(alias))) {
          diags.report(Problems.unknownTable(join.table(), tables.aliases()));
        }
      } else if (present.contains(alias)) {
        diags.report(Problems.tableJoinedTwice(join.table()));
      } else {
        bound.add(bind(join, present));
        present.add(alias);
      }
    }
    return bound;
  }

  private BoundJoin bind(JoinSpec join, Set<String> present) {
    List<Comparison> comparisons = new ArrayList<>();
    for (ScalarText on : join.on()) {
      for (Expr part : conjuncts(FormulaParser.parse(on, diags))) {
        comparison(part, join, present).ifPresent(comparisons::add);
      }
    }
    return new BoundJoin(join, comparisons);
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

  private Optional<Comparison> comparison(Expr part, JoinSpec join, Set<String> present) {
    if (part instanceof Expr.Invalid) {
      return Optional.empty();
    }
    if (!(part instanceof Expr.Binary binary && binary.op().isComparison())) {
      diags.report(Problems.joinNeedsComparison(part.span()));
      return Optional.empty();
    }
    Optional<Operand> left = operand(binary.left());
    Optional<Operand> right = operand(binary.right());
    if (left.isEmpty() || right.isEmpty()) {
      return Optional.empty();
    }
    String added = join.table().value();
    if (right.get().table().equals(added) && isPresent(binary.left(), left.get(), present)) {
      return Optional.of(new Comparison(binary.op(), left.get(), right.get()));
    }
    if (left.get().table().equals(added) && isPresent(binary.right(), right.get(), present)) {
      return Optional.of(new Comparison(mirrored(binary.op()), right.get(), left.get()));
    }
    if (!left.get().table().equals(added) && !right.get().table().equals(added)) {
      diags.report(Problems.joinWithoutNewTable(part.span(), added));
    }
    return Optional.empty();
  }

  private boolean isPresent(Expr written, Operand operand, Set<String> present) {
    boolean there = present.contains(operand.table());
    if (!there) {
      diags.report(Problems.tableNotYetJoined(written.span(), operand.table()));
    }
    return there;
  }

  private Optional<Operand> operand(Expr expr) {
    if (expr instanceof Expr.Invalid) {
      return Optional.empty();
    }
    if (!(expr instanceof Expr.FieldRef ref) || ref.qualifier().isEmpty()) {
      diags.report(Problems.joinNeedsColumn(expr.span()));
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
    return Optional.of(new Operand(alias, ref.name()));
  }

  private static BinaryOp mirrored(BinaryOp op) {
    return switch (op) {
      case LESS -> BinaryOp.GREATER;
      case LESS_OR_EQUAL -> BinaryOp.GREATER_OR_EQUAL;
      case GREATER -> BinaryOp.LESS;
      case GREATER_OR_EQUAL -> BinaryOp.LESS_OR_EQUAL;
      case EQUAL, NOT_EQUAL, POWER, MULTIPLY, DIVIDE, MODULO, ADD, SUBTRACT, AND, OR -> op;
    };
  }
}
