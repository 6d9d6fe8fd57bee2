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
import java.util.Optional;

/** A checked spec with one tenant's values becomes a data source in normal form. */
public final class Lowering {
  private final Typed typed;
  private final Resolved resolved;
  private final ConnectionCatalog connections;
  private final Values values;

  private Lowering(Typed typed, ConnectionCatalog connections, Values values) {
    this.typed = typed;
    this.resolved = typed.resolved();
    this.connections = connections;
    this.values = values;
  }

  /**
   * The data source. Everything that could be wrong with the spec must have been reported before.
   */
  public static Datasource lower(Typed typed, ConnectionCatalog connections, Values values) {
    return new Lowering(typed, connections, values).lower();
  }

  private Datasource lower() {
    String id = resolved.spec().id().value();
    List<Element> elements = new ArrayList<>();
    PaneLowering pane = new PaneLowering(typed, values);
    elements.add(pane.settings(Optional.of(caption())));
    TableLowering tables = new TableLowering(resolved, connections, values);
    elements.addAll(tables.elements());
    elements.addAll(fields());
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
        .flatMap(extract -> new ExtractLowering(typed, tables).lower(extract))
        .ifPresent(elements::add);
    return Datasource.of(id, elements);
  }

  private List<Field> fields() {
    FieldLowering fields = new FieldLowering(typed, values);
    DerivedLowering derived = new DerivedLowering(typed, values);
    List<Field> all = new ArrayList<>();
    resolved.symbols().fields().stream()
        .filter(Symbol.Column.class::isInstance)
        .forEach(field -> all.add(fields.column((Symbol.Column) field)));
    resolved.calculations().forEach((symbol, spec) -> all.add(fields.calculation(symbol, spec)));
    resolved.derived().forEach((symbol, spec) -> all.add(derived.lower(symbol, spec)));
    return all;
  }

  private String caption() {
    return resolved
        .spec()
        .tenants()
        .flatMap(tenants -> tenants.caption())
        .or(() -> resolved.spec().caption())
        .map(values::text)
        .orElse(resolved.spec().id().value());
  }
}
