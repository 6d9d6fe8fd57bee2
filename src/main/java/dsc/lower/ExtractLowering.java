package dsc.lower;

import dsc.catalog.DataType;
import dsc.catalog.Decimal;
import dsc.check.Materialized;
import dsc.check.Typed;
import dsc.formula.Expr;
import dsc.formula.ExprWalk;
import dsc.model.Extract;
import dsc.resolve.BoundFilter;
import dsc.resolve.BoundFormula;
import dsc.resolve.BoundJoin;
import dsc.resolve.BoundRelationship;
import dsc.resolve.BoundTable;
import dsc.resolve.Resolved;
import dsc.resolve.Symbol;
import dsc.resolve.TenantColumns;
import dsc.spec.ExtractSpec;
import dsc.spec.Located;
import dsc.spec.TableSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The extract of a spec: one table with a typed column for every field it must carry. */
final class ExtractLowering {
  private final Typed typed;
  private final Resolved resolved;
  private final TableLowering tables;

  ExtractLowering(Typed typed, TableLowering tables) {
    this.typed = typed;
    this.resolved = typed.resolved();
    this.tables = tables;
  }

  Optional<Extract> lower(ExtractSpec spec) {
    if (spec.mode().value() == ExtractSpec.Mode.NONE) {
      return Optional.empty();
    }
    ExtractShapeLowering shape = new ExtractShapeLowering(typed, spec.shape());
    List<Extract.ExtractTable> all = tables(needed(spec), shape);
    return Optional.of(
        new Extract(
            "Data/Extracts/" + fileName(resolved.spec().id().value()) + ".hyper",
            true,
            incrementalBy(spec),
            all,
            shape.rows(alias -> tables.object(alias).name()),
            shape.aggregations(all)));
  }

  /** One table for each logical table, called like it; a single one is always called Extract. */
  private List<Extract.ExtractTable> tables(Set<String> needed, ExtractShapeLowering shape) {
    List<List<BoundTable>> logical = resolved.logicalTables();
    Map<List<String>, Decimal> decimals = decimals();
    List<Extract.ExtractTable> all = new ArrayList<>();
    for (List<BoundTable> parts : logical) {
      String object = tables.object(parts.getFirst().alias()).name();
      Set<String> aliases = parts.stream().map(BoundTable::alias).collect(Collectors.toSet());
      List<Extract.ExtractColumn> columns = new ArrayList<>();
      for (Symbol.Field field : resolved.symbols().fields()) {
        if (field instanceof Symbol.Column column
            && aliases.contains(column.table())
            && needed.contains(column.internalName())) {
          Optional<Decimal> decimal =
              Optional.ofNullable(decimals.get(List.of(column.table(), column.column())))
                  .filter(digits -> column.type() == DataType.REAL)
                  .map(digits -> shape.isSum(column) ? digits.ofSums() : digits);
          columns.add(new Extract.ExtractColumn(column.internalName(), column.type(), decimal));
        }
      }
      columns.addAll(shape.materialized(parts.getFirst().alias()));
      all.add(new Extract.ExtractTable(logical.size() == 1 ? "Extract" : object, object, columns));
    }
    return all;
  }

  /** The columns of decimal numbers, by table and name. */
  private Map<List<String>, Decimal> decimals() {
    Map<List<String>, Decimal> decimals = new HashMap<>();
    for (BoundTable table : resolved.tables()) {
      for (TableSpec.ColumnSpec column : table.columns()) {
        column
            .conversion()
            .decimal()
            .ifPresent(d -> decimals.put(List.of(table.alias(), column.name().value()), d));
      }
    }
    return decimals;
  }

  /** Shown fields, and hidden ones that a filter, the increment or a calculation reads. */
  private Set<String> needed(ExtractSpec spec) {
    Set<String> needed = new HashSet<>();
    for (Symbol.Field field : resolved.symbols().fields()) {
      if (field instanceof Symbol.Column column
          && !Optional.ofNullable(resolved.fieldSpecs().get(column))
              .map(s -> s.attributes().hidden())
              .orElse(false)) {
        needed.add(column.internalName());
      }
    }
    resolved.filters().stream().map(BoundFilter::field).forEach(f -> needed.add(f.internalName()));
    resolved.extractFilters().stream()
        .map(BoundFilter::field)
        .forEach(f -> needed.add(f.internalName()));
    // Without the column that holds the tenant, nobody could tell whose rows the extract has.
    TenantColumns.of(resolved).columns().forEach(column -> needed.add(column.internalName()));
    incrementalBy(spec).ifPresent(needed::add);
    for (BoundRelationship relationship : resolved.relationships()) {
      for (BoundJoin.Comparison comparison : relationship.comparisons()) {
        column(comparison.left()).ifPresent(needed::add);
        column(comparison.right()).ifPresent(needed::add);
      }
    }
    for (BoundFormula formula : resolved.memberFormulas()) {
      for (Expr.FieldRef read : ExprWalk.fieldRefs(formula.expr())) {
        typed.names().find(read).ifPresent(symbol -> needed.add(internalName(symbol)));
      }
    }
    Set<Symbol.Calculation> computed = new HashSet<>(resolved.formulas().keySet());
    if (resolved.extractFilters().stream()
        .noneMatch(f -> f.field() instanceof Symbol.Calculation)) {
      // Stored values are not computed again. A proof by a filter's formula would compute them.
      computed.removeAll(Materialized.of(typed));
    }
    for (Symbol.Calculation calculation : computed) {
      for (Symbol read : typed.dependencies().direct(calculation)) {
        if (read instanceof Symbol.Column column) {
          needed.add(column.internalName());
        }
      }
    }
    return needed;
  }

  private Optional<String> incrementalBy(ExtractSpec spec) {
    return spec.incremental().flatMap(incremental -> internalName(incremental.by()));
  }

  private Optional<String> internalName(Located<String> name) {
    return resolved.symbols().field(name.value()).map(Symbol.Field::internalName);
  }

  private Optional<String> column(BoundJoin.Operand operand) {
    return operand instanceof BoundJoin.Operand.Column wanted
        ? resolved.symbols().fields().stream()
            .filter(
                field ->
                    field instanceof Symbol.Column column
                        && column.table().equals(wanted.table())
                        && column.column().equals(wanted.column()))
            .map(Symbol.Field::internalName)
            .findFirst()
        : Optional.empty();
  }

  private static String internalName(Symbol symbol) {
    return symbol instanceof Symbol.Field field ? field.internalName() : symbol.caption();
  }

  /** Tableau replaces every other character by an underscore. Source: packages saved by Tableau. */
  private static String fileName(String id) {
    return id.replaceAll("[^A-Za-z0-9 .-]", "_");
  }
}
