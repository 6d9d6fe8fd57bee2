package dsc;

import dsc.catalog.Coercion;
import dsc.catalog.ConnectionCatalog;
import dsc.catalog.Value;
import dsc.check.Typed;
import dsc.diag.Diagnostics;
import dsc.evaluate.SourceRows;
import dsc.evaluate.SourceRows.RowFilter;
import dsc.extract.SourceAccess;
import dsc.extract.TableSource;
import dsc.model.Datasource;
import dsc.model.ElementId;
import dsc.model.Filter;
import dsc.resolve.BoundFilter;
import dsc.resolve.Symbol;
import dsc.spec.FilterSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What formulas of a variant are evaluated on: its rows and its parameters. */
public final class Evaluations {
  private final Variant variant;
  private final Set<String> ignored = new LinkedHashSet<>();
  private final boolean oneTenant;

  /**
   * @param oneTenant whether the variant's tenant was asked for; otherwise filters that depend on
   *     the tenant are left out
   */
  public Evaluations(Variant variant, boolean oneTenant) {
    this.variant = variant;
    this.oneTenant = oneTenant;
  }

  /** The parameters' values by internal name. */
  public Map<String, Value> parameters() {
    Map<String, Value> values = new LinkedHashMap<>();
    variant
        .typed()
        .resolved()
        .parameters()
        .forEach(
            (symbol, spec) -> {
              Value value = variant.values().value(spec.value());
              values.put(symbol.internalName(), Coercion.to(value, symbol.type()).orElse(value));
            });
    return values;
  }

  /** The rows that pass the filters; empty when there are problems, which are reported. */
  public Optional<SourceRows> rows(
      ConnectionCatalog connections, SourceAccess access, Diagnostics diags) {
    Typed typed = variant.typed();
    if (!typed.resolved().isOneTable()) {
      diags.report(ExtractProblems.notOneTable(typed.resolved().spec().id().span()));
      return Optional.empty();
    }
    Optional<TableSource> source = ExtractSources.rows(variant, access, connections, diags);
    Datasource datasource = variant.datasource();
    List<RowFilter> filters = new ArrayList<>();
    add(filters, typed.resolved().filters(), datasource, ElementId.Kind.FILTER);
    add(filters, typed.resolved().extractFilters(), datasource, ElementId.Kind.EXTRACT_FILTER);
    return source.map(found -> new SourceRows(typed, found, filters));
  }

  /** The captions of the fields whose filters were left out. */
  public List<String> ignoredFilters() {
    return List.copyOf(ignored);
  }

  /** Whether the value of its field tells for each row whether the filter keeps it. */
  private static boolean isOfRows(FilterSpec filter) {
    return filter.level().isEmpty()
        && !(filter instanceof FilterSpec.Categorical categorical
            && !categorical.members().isOfRows());
  }

  /** The lowered filters stand in the order of the bound ones. */
  private void add(
      List<RowFilter> filters,
      List<BoundFilter> bound,
      Datasource datasource,
      ElementId.Kind kind) {
    List<Filter> lowered = datasource.all(Filter.class).filter(f -> f.id().kind() == kind).toList();
    Map<String, Integer> seen = new LinkedHashMap<>();
    for (BoundFilter filter : bound) {
      Symbol.Field field = filter.field();
      int count = seen.merge(field.internalName(), 1, Integer::sum);
      String name = field.internalName() + (count == 1 ? "" : " #" + count);
      if (!oneTenant && SpecValues.dependsOnTenant(filter.spec())) {
        ignored.add(field.caption());
        continue;
      }
      if (!isOfRows(filter.spec())) {
        ignored.add(field.caption());
        continue;
      }
      lowered.stream()
          .filter(f -> f.id().name().equals(name))
          .forEach(f -> filters.add(new RowFilter(field, f, filter.spec().span())));
    }
  }
}
