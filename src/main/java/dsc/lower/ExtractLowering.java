package dsc.lower;

import dsc.check.Names;
import dsc.check.Typed;
import dsc.formula.Expr;
import dsc.formula.ExprWalk;
import dsc.model.ElementId;
import dsc.model.Extract;
import dsc.resolve.BoundFilter;
import dsc.resolve.BoundFormula;
import dsc.resolve.Resolved;
import dsc.resolve.Symbol;
import dsc.resolve.TenantColumns;
import dsc.spec.ExtractSpec;
import dsc.spec.Located;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The extract of a spec: one table with a typed column for every field it must carry. */
final class ExtractLowering {
  private final Typed typed;
  private final Resolved resolved;
  private final ElementId object;

  ExtractLowering(Typed typed, ElementId object) {
    this.typed = typed;
    this.resolved = typed.resolved();
    this.object = object;
  }

  Optional<Extract> lower(ExtractSpec spec) {
    if (spec.mode().value() == ExtractSpec.Mode.NONE) {
      return Optional.empty();
    }
    List<Extract.ExtractColumn> columns = new ArrayList<>();
    Set<String> needed = needed(spec);
    for (Symbol.Field field : resolved.symbols().fields()) {
      if (field instanceof Symbol.Column column && needed.contains(column.internalName())) {
        columns.add(new Extract.ExtractColumn(column.internalName(), column.type()));
      }
    }
    return Optional.of(
        new Extract(
            "Data/Extracts/" + fileName(resolved.spec().id().value()) + ".hyper",
            true,
            spec.incrementalBy().flatMap(this::internalName),
            List.of(new Extract.ExtractTable("Extract", object.name(), columns))));
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
    spec.incrementalBy().flatMap(this::internalName).ifPresent(needed::add);
    Names names = new Names(resolved.symbols());
    for (BoundFormula formula : resolved.memberFormulas()) {
      for (Expr.FieldRef read : ExprWalk.fieldRefs(formula.expr())) {
        names.find(read).ifPresent(symbol -> needed.add(internalName(symbol)));
      }
    }
    for (Symbol.Calculation calculation : resolved.formulas().keySet()) {
      for (Symbol read : typed.dependencies().direct(calculation)) {
        if (read instanceof Symbol.Column column) {
          needed.add(column.internalName());
        }
      }
    }
    return needed;
  }

  private Optional<String> internalName(Located<String> name) {
    return resolved.symbols().field(name.value()).map(Symbol.Field::internalName);
  }

  private static String internalName(Symbol symbol) {
    return symbol instanceof Symbol.Field field ? field.internalName() : symbol.caption();
  }

  /** Tableau replaces every other character by an underscore. Source: packages saved by Tableau. */
  private static String fileName(String id) {
    return id.replaceAll("[^A-Za-z0-9 .-]", "_");
  }
}
