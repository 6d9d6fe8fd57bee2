package dsc.query;

import dsc.catalog.Level;
import dsc.check.TypedExpr;
import dsc.check.TypedWalk;
import dsc.resolve.Symbol;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The row-level calculations that become columns of the rows before anything else is computed,
 * because putting their formulas in at each use would grow the query beyond all bounds: those used
 * more than once, and some of a long chain. Each layer uses the layers below it. Calculations with
 * level-of-detail expressions stay out, because their value depends on where they stand.
 */
final class SharedCalculations {
  private static final int SMALL = 30;
  private static final int DEEP = 150;

  /** The engine fails on a thousand queries that build on each other. */
  private static final int MAX_LAYERS = 50;

  private final Formulas formulas;
  private final Map<Symbol.Calculation, Integer> uses = new HashMap<>();
  private final Map<Symbol.Calculation, Shape> shapes = new LinkedHashMap<>();

  /**
   * A calculation with the calculations put in that it does not find as columns.
   *
   * @param depth how deep it nests
   * @param layer its own layer from 1, or the highest it uses when it is no column
   */
  private record Shape(long size, int depth, boolean hasLod, int layer, boolean isColumn) {}

  private SharedCalculations(Formulas formulas) {
    this.formulas = formulas;
  }

  /** For a query of these expressions. */
  static SharedCalculations of(Formulas formulas, Collection<TypedExpr> roots) {
    SharedCalculations shared = new SharedCalculations(formulas);
    formulas.walk(
        roots,
        expr -> {
          if (expr instanceof TypedExpr.Calculation ref) {
            shared.uses.merge(ref.symbol(), 1, Integer::sum);
          }
        });
    roots.forEach(shared::measureAll);
    if (shared.layers() > MAX_LAYERS) {
      throw new ExpressionSql.TooLarge();
    }
    return shared;
  }

  /** How many layers there are. */
  int layers() {
    return shapes.values().stream().filter(Shape::isColumn).mapToInt(Shape::layer).max().orElse(0);
  }

  /** The calculations of a layer (from 1) with the numbers their columns are named by. */
  Map<Symbol.Calculation, Integer> layer(int layer) {
    Map<Symbol.Calculation, Integer> found = new LinkedHashMap<>();
    int number = 0;
    for (Map.Entry<Symbol.Calculation, Shape> entry : shapes.entrySet()) {
      if (entry.getValue().isColumn()) {
        number++;
        if (entry.getValue().layer() == layer) {
          found.put(entry.getKey(), number);
        }
      }
    }
    return Collections.unmodifiableMap(found);
  }

  /** The number of a calculation that is a column. */
  Optional<Integer> number(Symbol.Calculation calculation) {
    Shape shape = shapes.get(calculation);
    return shape == null || !shape.isColumn()
        ? Optional.empty()
        : Optional.ofNullable(layer(shape.layer()).get(calculation));
  }

  /** Measures what an expression refers to, each calculation after those it reads. */
  private void measureAll(TypedExpr root) {
    record Step(TypedExpr.Calculation ref, boolean expanded) {}

    Deque<Step> open = new ArrayDeque<>();
    references(root, ref -> open.push(new Step(ref, false)));
    while (!open.isEmpty()) {
      Step step = open.pop();
      if (shapes.containsKey(step.ref().symbol())) {
        continue;
      }
      if (step.expanded()) {
        shapes.put(step.ref().symbol(), measure(step.ref()));
      } else {
        open.push(new Step(step.ref(), true));
        references(formulas.formula(step.ref()), ref -> open.push(new Step(ref, false)));
      }
    }
  }

  private Shape measure(TypedExpr.Calculation ref) {
    record At(TypedExpr expr, int depth) {}

    long size = 0;
    int depth = 0;
    int layer = 0;
    boolean hasLod = false;
    Deque<At> open = new ArrayDeque<>();
    open.push(new At(formulas.formula(ref), 1));
    while (!open.isEmpty()) {
      At at = open.pop();
      size++;
      depth = Math.max(depth, at.depth());
      hasLod |= at.expr() instanceof TypedExpr.Lod;
      Shape inner =
          at.expr() instanceof TypedExpr.Calculation used ? shapes.get(used.symbol()) : null;
      if (inner != null) {
        layer = Math.max(layer, inner.layer());
        hasLod |= inner.hasLod();
        size = Math.min(Integer.MAX_VALUE, size + (inner.isColumn() ? 0 : inner.size()));
        depth = Math.max(depth, at.depth() + (inner.isColumn() ? 0 : inner.depth()));
      }
      at.expr().children().forEach(child -> open.push(new At(child, at.depth() + 1)));
    }
    boolean repeated = uses.getOrDefault(ref.symbol(), 0) > 1 && size > SMALL;
    boolean column = ref.level() == Level.ROW && !hasLod && (repeated || depth > DEEP);
    return new Shape(size, depth, hasLod, column ? layer + 1 : layer, column);
  }

  private static void references(TypedExpr root, Consumer<TypedExpr.Calculation> visitor) {
    TypedWalk.visit(
        root,
        expr -> {
          if (expr instanceof TypedExpr.Calculation ref) {
            visitor.accept(ref);
          }
        });
  }
}
