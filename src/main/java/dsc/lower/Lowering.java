package dsc.lower;

import dsc.catalog.ConnectionCatalog;
import dsc.check.Typed;
import dsc.model.Datasource;
import dsc.model.Element;
import dsc.model.ElementId;
import dsc.model.Folder;
import dsc.model.Hierarchy;
import dsc.model.Settings;
import dsc.resolve.BoundHierarchy;
import dsc.resolve.Resolved;
import dsc.resolve.Symbol;
import dsc.spec.Located;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

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
    elements.add(settings());
    TableLowering tables = new TableLowering(resolved, connections, values);
    elements.addAll(tables.elements());
    FieldLowering fields = new FieldLowering(typed, values);
    for (Symbol.Field field : resolved.symbols().fields()) {
      elements.add(
          switch (field) {
            case Symbol.Column column -> fields.column(column);
            case Symbol.Calculation calculation -> fields.calculation(calculation);
          });
    }
    resolved
        .parameters()
        .forEach((symbol, spec) -> elements.add(ParameterLowering.lower(symbol, spec, values)));
    elements.addAll(hierarchies());
    elements.addAll(folders());
    FilterLowering filters = new FilterLowering(typed, values);
    elements.addAll(filters.lower(resolved.filters(), ElementId.Kind.FILTER));
    elements.addAll(filters.lower(resolved.extractFilters(), ElementId.Kind.EXTRACT_FILTER));
    resolved
        .spec()
        .extract()
        .filter(extract -> !resolved.tables().isEmpty())
        .flatMap(extract -> new ExtractLowering(typed, tables.object()).lower(extract))
        .ifPresent(elements::add);
    return Datasource.of(id, elements);
  }

  private Settings settings() {
    return new Settings(Optional.of(caption()), new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
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

  private List<Hierarchy> hierarchies() {
    List<Hierarchy> all = new ArrayList<>();
    for (BoundHierarchy bound : resolved.hierarchies()) {
      all.add(
          new Hierarchy(
              new ElementId(ElementId.Kind.HIERARCHY, bound.spec().name().value()),
              bound.fields().stream().map(Symbol.Field::internalName).toList()));
    }
    return all;
  }

  private List<Folder> folders() {
    SortedMap<String, List<Folder.Item>> items = new TreeMap<>();
    resolved
        .fieldSpecs()
        .forEach(
            (symbol, spec) ->
                put(
                    items,
                    spec.attributes().folder(),
                    new Folder.Item(false, symbol.internalName())));
    for (Map.Entry<Symbol.Calculation, dsc.spec.CalculationSpec> entry :
        resolved.calculations().entrySet()) {
      put(
          items,
          entry.getValue().attributes().folder(),
          new Folder.Item(false, entry.getKey().internalName()));
    }
    for (BoundHierarchy bound : resolved.hierarchies()) {
      put(items, bound.spec().folder(), new Folder.Item(true, bound.spec().name().value()));
    }
    List<Folder> folders = new ArrayList<>();
    items.forEach(
        (name, inside) ->
            folders.add(
                new Folder(
                    new ElementId(ElementId.Kind.FOLDER, name),
                    inside.stream().sorted().toList())));
    return folders;
  }

  private static void put(
      Map<String, List<Folder.Item>> items, Optional<Located<String>> folder, Folder.Item item) {
    folder.ifPresent(
        name -> items.computeIfAbsent(name.value(), key -> new ArrayList<>()).add(item));
  }
}
