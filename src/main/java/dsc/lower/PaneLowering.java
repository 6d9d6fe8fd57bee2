package dsc.lower;

import dsc.catalog.DataType;
import dsc.catalog.GeoRoles;
import dsc.check.Typed;
import dsc.model.DefaultSort;
import dsc.model.Element;
import dsc.model.ElementId;
import dsc.model.FieldInstance;
import dsc.model.Folder;
import dsc.model.Hierarchy;
import dsc.model.Settings;
import dsc.resolve.BoundHierarchy;
import dsc.resolve.Resolved;
import dsc.resolve.Symbol;
import dsc.spec.FieldAttributes;
import dsc.spec.Located;
import dsc.spec.SettingsSpec;
import dsc.spec.SortSpec;
import dsc.spec.TableSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What shapes the data pane and the defaults of views: settings, folders, sorts and colours. */
final class PaneLowering {
  private static final GeoRoles GEO_ROLES = GeoRoles.load();

  private final Typed typed;
  private final Resolved resolved;
  private final AttributeLowering attributes;
  private final InstanceLowering instances;
  private final ViewLowering views;

  PaneLowering(Typed typed, Values values) {
    this.typed = typed;
    this.resolved = typed.resolved();
    this.attributes = new AttributeLowering(values);
    this.instances = new InstanceLowering(typed);
    this.views = new ViewLowering(typed, attributes, instances);
  }

  List<Element> elements() {
    List<Element> all = new ArrayList<>(hierarchies());
    all.addAll(folders());
    for (Symbol.Field field : resolved.symbols().fields()) {
      FieldAttributes said = resolved.attributes(field);
      said.sort().map(sort -> sort(field, sort)).ifPresent(all::add);
      said.encodings().forEach(encoding -> all.add(views.encoding(field, encoding)));
    }
    all.addAll(views.elements(resolved.spec().views()));
    return all;
  }

  Settings settings(Optional<String> caption) {
    SettingsSpec spec = resolved.spec().settings();
    SortedMap<String, String> dates = new TreeMap<>();
    spec.weekStart().ifPresent(day -> dates.put("start-of-week", word(day.value())));
    spec.fiscalYearStart().ifPresent(month -> dates.put("fiscal-year-start", word(month.value())));
    spec.dateFormat().ifPresent(format -> dates.put("default-date-format", format.value()));
    spec.calendar().ifPresent(calendar -> dates.put("default-calendar-type", calendar.value()));
    SortedMap<String, String> places = new TreeMap<>();
    for (SettingsSpec.Geocoding place : spec.geocoding()) {
      String role = place.role().value();
      places.put(
          GEO_ROLES.semanticRole(role).orElse(role),
          attributes.literal(place.value(), DataType.STRING));
    }
    SortedMap<String, String> layout = new TreeMap<>();
    spec.grouping()
        .ifPresent(
            by ->
                layout.put(
                    "show-structure", Boolean.toString(by.value() == SettingsSpec.Grouping.TABLE)));
    spec.ordering()
        .map(Located::value)
        .map(order -> order == SettingsSpec.Ordering.SOURCE ? "ordinal" : "alphabetic")
        .ifPresent(
            order -> {
              layout.put("dim-ordering", order);
              layout.put("measure-ordering", order);
            });
    return new Settings(caption, dates, layout, places);
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private DefaultSort sort(Symbol.Field field, SortSpec sort) {
    FieldInstance instance = instances.discrete(field);
    ElementId id = ElementId.sort(instance);
    return switch (sort) {
      case SortSpec.Manual manual ->
          new DefaultSort.Manual(
              id,
              instance,
              !manual.descending(),
              manual.members().stream()
                  .map(member -> attributes.literal(member, typed.type(field)))
                  .toList());
      case SortSpec.By by ->
          new DefaultSort.Computed(id, instance, !by.descending(), instances.instance(by.field()));
    };
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
    SortedMap<String, List<String>> parameters = new TreeMap<>();
    for (Symbol.Field field : resolved.symbols().fields()) {
      put(items, resolved.attributes(field).folder(), new Folder.Item(false, field.internalName()));
    }
    for (BoundHierarchy bound : resolved.hierarchies()) {
      put(items, bound.spec().folder(), new Folder.Item(true, bound.spec().name().value()));
    }
    for (TableSpec table : resolved.spec().tables()) {
      String count = resolved.countField(table.alias().value());
      put(items, table.count().flatMap(TableSpec.CountSpec::folder), new Folder.Item(false, count));
    }
    resolved
        .parameters()
        .forEach((symbol, spec) -> put(parameters, spec.folder(), symbol.internalName()));
    return Stream.concat(items.keySet().stream(), parameters.keySet().stream())
        .distinct()
        .map(
            name ->
                new Folder(
                    new ElementId(ElementId.Kind.FOLDER, name),
                    items.getOrDefault(name, List.of()).stream().sorted().toList(),
                    parameters.getOrDefault(name, List.of()).stream().sorted().toList()))
        .toList();
  }

  private static <T> void put(
      Map<String, List<T>> items, Optional<Located<String>> folder, T item) {
    folder.ifPresent(
        name -> items.computeIfAbsent(name.value(), key -> new ArrayList<>()).add(item));
  }
}
