package dsc;

import dsc.catalog.Coercion;
import dsc.catalog.FunctionCatalog;
import dsc.catalog.FunctionEntry;
import dsc.catalog.Value;
import dsc.check.Materialized;
import dsc.check.TypedExpr;
import dsc.diag.Diagnostics;
import dsc.extract.Calculated;
import dsc.extract.TableSource;
import dsc.query.EvaluationContext;
import dsc.query.RowSql;
import dsc.resolve.BoundFilter;
import dsc.resolve.Symbol;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The calculations that an extract stores or filters are on. */
final class ExtractCalculations {
  private ExtractCalculations() {}

  /** Reports what cannot be computed while an extract is built, before any source is looked at. */
  static void check(Variant variant, FunctionCatalog functions, Diagnostics diags) {
    Map<String, String> columns = new TreeMap<>();
    columns(variant).forEach(column -> columns.put(column.internalName(), "NULL"));
    sql(variant, columns, LocalDateTime.MIN, functions, diags);
  }

  /** The calculations by internal name, over the columns of the source. */
  static SortedMap<String, Calculated> sql(
      Variant variant, TableSource source, LocalDateTime now, FunctionCatalog functions) {
    Map<String, String> columns = new TreeMap<>();
    for (Symbol.Column column : columns(variant)) {
      source
          .column(column.internalName(), column.table(), column.column(), column.type())
          .ifPresent(sql -> columns.put(column.internalName(), sql));
    }
    return checked(variant, columns, now, functions);
  }

  /** The calculations by internal name, over the columns of the finished extract. */
  static SortedMap<String, Calculated> kept(
      Variant variant, LocalDateTime now, FunctionCatalog functions) {
    Map<String, String> columns = new TreeMap<>();
    columns(variant)
        .forEach(c -> columns.put(c.internalName(), TableSource.kept(c.internalName())));
    return checked(variant, columns, now, functions);
  }

  private static SortedMap<String, Calculated> checked(
      Variant variant, Map<String, String> columns, LocalDateTime now, FunctionCatalog functions) {
    Diagnostics diags = new Diagnostics();
    SortedMap<String, Calculated> sql = sql(variant, columns, now, functions, diags);
    if (diags.hasErrors()) {
      throw new IllegalStateException("unchecked extract filter: " + diags.sorted());
    }
    return sql;
  }

  private static SortedMap<String, Calculated> sql(
      Variant variant,
      Map<String, String> columns,
      LocalDateTime now,
      FunctionCatalog functions,
      Diagnostics diags) {
    SortedMap<String, Symbol.Calculation> wanted = new TreeMap<>();
    for (BoundFilter filter : variant.typed().resolved().extractFilters()) {
      if (filter.field() instanceof Symbol.Calculation calculation) {
        wanted.put(calculation.internalName(), calculation);
      }
    }
    Materialized.of(variant.typed()).forEach(c -> wanted.put(c.internalName(), c));
    if (wanted.isEmpty()) {
      // The common case, in which no function need be looked up.
      return new TreeMap<>();
    }
    List<String> userFunctions =
        functions.entries().stream()
            .filter(FunctionEntry::dependsOnUser)
            .map(FunctionEntry::name)
            .toList();
    RowSql rows =
        new RowSql(
            variant.typed().calculations(),
            EvaluationContext.at(now).withParameters(parameters(variant)),
            columns,
            diags);
    SortedMap<String, Calculated> found = new TreeMap<>();
    wanted.forEach(
        (name, calculation) -> {
          TypedExpr formula = variant.typed().calculations().get(calculation);
          if (formula == null) {
            throw new IllegalStateException("unchecked calculation " + calculation);
          }
          Set<String> tables = Materialized.tables(calculation, variant.typed());
          rows.expression(formula, userFunctions)
              .ifPresent(sql -> found.put(name, new Calculated(sql, tables)));
        });
    return found;
  }

  private static List<Symbol.Column> columns(Variant variant) {
    return variant.typed().resolved().symbols().fields().stream()
        .filter(Symbol.Column.class::isInstance)
        .map(Symbol.Column.class::cast)
        .toList();
  }

  private static Map<String, Value> parameters(Variant variant) {
    Map<String, Value> parameters = new TreeMap<>();
    variant
        .typed()
        .resolved()
        .parameters()
        .forEach(
            (symbol, spec) -> {
              Value value = variant.values().value(spec.value());
              parameters.put(
                  symbol.internalName(), Coercion.to(value, symbol.type()).orElse(value));
            });
    return parameters;
  }
}
