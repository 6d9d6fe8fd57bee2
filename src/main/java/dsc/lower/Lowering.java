package dsc.lower;

import dsc.catalog.ConnectionCatalog;
import dsc.check.Typed;
import dsc.model.Datasource;
import dsc.model.Element;
import dsc.model.ElementId;
import dsc.model.Field;
import dsc.resolve.Resolved;
import dsc.resolve.Symbol;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * A checked spec becomes, with the values of each tenant, a data source in normal form. What no
 * value of a tenant shapes is lowered once and shared by all of them. May be used by several
 * threads at once.
 */
public final class Lowering {
  private final Typed typed;
  private final Resolved resolved;
  private final ConnectionCatalog connections;
  private final Map<Symbol.Field, Field> shared = new ConcurrentHashMap<>();

  /** Of a spec of which everything that could be wrong has been reported before. */
  public Lowering(Typed typed, ConnectionCatalog connections) {
    this.typed = typed;
    this.resolved = typed.resolved();
    this.connections = connections;
  }

  /** The data source of one tenant, or of the only one. */
  public Datasource lower(Values values) {
    String id = resolved.spec().id().value();
    List<Element> elements = new ArrayList<>();
    PaneLowering pane = new PaneLowering(typed, values);
    elements.add(pane.settings(Optional.of(caption(values))));
    TableLowering tables = new TableLowering(resolved, connections, values);
    elements.addAll(tables.elements());
    elements.addAll(fields(values));
    resolved
        .parameters()
        .forEach((symbol, spec) -> elements.add(ParameterLowering.lower(symbol, spec, values)));
    elements.addAll(pane.elements());
    FilterLowering filters = new FilterLowering(typed, values);
    elements.addAll(filters.lower(resolved.filters(), ElementId.Kind.FILTER));
    elements.addAll(filters.lower(resolved.extractFilters(), ElementId.Kind.EXTRACT_FILTER));
    resolved
        .spec()
        .extract()
        .filter(extract -> !resolved.tables().isEmpty())
        .flatMap(extract -> new ExtractLowering(typed, tables).lower(extract))
        .ifPresent(elements::add);
    return Datasource.of(id, elements);
  }

  private List<Field> fields(Values said) {
    WatchedValues values = new WatchedValues(said);
    FieldLowering fields = new FieldLowering(typed, values);
    DerivedLowering derived = new DerivedLowering(typed, values);
    List<Field> all = new ArrayList<>();
    for (Symbol.Field field : resolved.symbols().fields()) {
      if (field instanceof Symbol.Column column) {
        all.add(shared(column, values, () -> fields.column(column)));
      }
    }
    resolved
        .calculations()
        .forEach(
            (symbol, spec) ->
                all.add(shared(symbol, values, () -> fields.calculation(symbol, spec))));
    resolved
        .derived()
        .forEach(
            (symbol, spec) -> all.add(shared(symbol, values, () -> derived.lower(symbol, spec))));
    return all;
  }

  private Field shared(Symbol.Field symbol, WatchedValues values, Supplier<Field> lowered) {
    Field known = shared.get(symbol);
    if (known != null) {
      return known;
    }
    values.watch();
    Field field = lowered.get();
    if (!values.wereAsked()) {
      shared.put(symbol, field);
    }
    return field;
  }

  private String caption(Values values) {
    return resolved
        .spec()
        .tenants()
        .flatMap(tenants -> tenants.caption())
        .or(() -> resolved.spec().caption())
        .map(values::text)
        .orElse(resolved.spec().id().value());
  }
}
