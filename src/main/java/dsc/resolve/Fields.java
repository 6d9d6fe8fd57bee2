package dsc.resolve;

import dsc.catalog.DataType;
import dsc.catalog.Role;
import dsc.catalog.StableIds;
import dsc.diag.Diagnostics;
import dsc.diag.Span;
import dsc.spec.CalculationSpec;
import dsc.spec.DatasourceSpec;
import dsc.spec.DerivedSpec;
import dsc.spec.FieldSpec;
import dsc.spec.Located;
import dsc.spec.ParameterSpec;
import dsc.spec.TableSpec;
import dsc.spec.ValueExpr;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Makes symbols of columns, calculations and parameters, and gives them their internal names. */
record Fields(
    SymbolTable symbols,
    Map<Symbol.Column, FieldSpec> specs,
    Map<Symbol.Calculation, CalculationSpec> calculations,
    Map<Symbol.Calculation, DerivedSpec> derived,
    Map<Symbol.Parameter, ParameterSpec> parameters) {

  static Fields bind(DatasourceSpec spec, Tables tables, Diagnostics diags) {
    Identities identities = Identities.of(spec.moved());
    Map<ColumnKey, FieldSpec> bySource = fieldSpecs(spec, tables, diags);
    Map<Symbol.Column, FieldSpec> specs = new LinkedHashMap<>();
    List<Symbol.Field> fields = new ArrayList<>();
    for (Symbol.Column column : columns(tables, identities, bySource)) {
      fields.add(column);
      Optional.ofNullable(bySource.get(new ColumnKey(column.table(), column.column())))
          .ifPresent(fieldSpec -> specs.put(column, fieldSpec));
    }
    Map<Symbol.Calculation, CalculationSpec> calculations = new LinkedHashMap<>();
    for (CalculationSpec calculation : spec.calculations()) {
      Symbol.Calculation symbol = calculation(spec, calculation, identities);
      calculations.put(symbol, calculation);
      fields.add(symbol);
    }
    Map<Symbol.Calculation, DerivedSpec> derived = new LinkedHashMap<>();
    for (DerivedSpec derivedSpec : spec.derived()) {
      Symbol.Calculation symbol = derived(derivedSpec, identities);
      derived.put(symbol, derivedSpec);
      fields.add(symbol);
    }
    Map<Symbol.Parameter, ParameterSpec> parameters = new LinkedHashMap<>();
    spec.parameters().forEach(p -> parameters.put(parameter(p, identities), p));
    Predicate<Symbol.Field> hidden =
        field ->
            field instanceof Symbol.Column column
                && specs.containsKey(column)
                && specs.get(column).attributes().hidden();
    reportClashes(fields, hidden, f -> place(f, specs, calculations, derived), diags);
    SymbolTable symbols = new SymbolTable(fields, hidden, parameters.keySet(), logicalTables(spec));
    return new Fields(symbols, specs, calculations, derived, parameters);
  }

  /** The tables that no join adds to another, by the caption of what begins there. */
  private static Map<String, String> logicalTables(DatasourceSpec spec) {
    Set<String> joined =
        spec.joins().stream().map(join -> join.table().value()).collect(Collectors.toSet());
    Map<String, String> found = new HashMap<>();
    Set<String> repeated = new HashSet<>();
    for (TableSpec table : spec.tables()) {
      String alias = table.alias().value();
      String caption = table.caption().flatMap(Fields::fixedText).orElse(alias);
      if (!joined.contains(alias) && found.putIfAbsent(caption, alias) != null) {
        repeated.add(caption);
      }
    }
    found.keySet().removeAll(repeated);
    return found;
  }

  /** A column of a table, by alias. */
  private record ColumnKey(String table, String column) {}

  private static List<Symbol.Column> columns(
      Tables tables, Identities identities, Map<ColumnKey, FieldSpec> specs) {
    List<LocalNames.TableColumn> known = new ArrayList<>();
    List<ColumnKey> keys = new ArrayList<>();
    List<DataType> types = new ArrayList<>();
    for (BoundTable table : tables.inJoinOrder()) {
      for (TableSpec.ColumnSpec column : table.columns()) {
        String name = column.name().value();
        keys.add(new ColumnKey(table.alias(), name));
        types.add(column.type().value());
        LocalNames.TableColumn oldest = identities.column(table.alias(), name);
        Optional<String> pinned =
            Optional.ofNullable(specs.get(new ColumnKey(table.alias(), name)))
                .flatMap(FieldSpec::internalName)
                .map(Located::value);
        known.add(new LocalNames.TableColumn(oldest.table(), oldest.column(), pinned));
      }
    }
    List<String> names = LocalNames.assign(known);
    List<Symbol.Column> columns = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      columns.add(
          column(
              keys.get(i),
              names.get(i),
              types.get(i),
              Optional.ofNullable(specs.get(keys.get(i)))));
    }
    return columns;
  }

  private static Symbol.Column column(
      ColumnKey key, String localName, DataType declared, Optional<FieldSpec> spec) {
    DataType type = spec.flatMap(FieldSpec::dataType).map(Located::value).orElse(declared);
    Role role =
        spec.flatMap(s -> s.attributes().role()).map(Located::value).orElse(defaultRole(type));
    String internalName =
        spec.flatMap(FieldSpec::internalName).map(Located::value).orElse(localName);
    String caption =
        spec.flatMap(FieldSpec::caption).flatMap(Fields::fixedText).orElse(internalName);
    return new Symbol.Column(internalName, caption, key.table(), key.column(), type, role);
  }

  private static Role defaultRole(DataType type) {
    return type.isNumber() ? Role.MEASURE : Role.DIMENSION;
  }

  private static Symbol.Calculation calculation(
      DatasourceSpec spec, CalculationSpec calculation, Identities identities) {
    String key = calculation.name().value();
    String caption = calculation.caption().flatMap(Fields::fixedText).orElse(key);
    String internalName =
        calculation
            .internalName()
            .map(Located::value)
            .orElseGet(
                () ->
                    StableIds.calculation(
                        spec.id().value() + "/calculation/" + identities.original(key)));
    return new Symbol.Calculation(internalName, caption, key);
  }

  /** Named like Tableau names them: the caption, and in parentheses what it is. */
  private static Symbol.Calculation derived(DerivedSpec spec, Identities identities) {
    String key = spec.name().value();
    String caption = spec.head().caption().flatMap(Fields::fixedText).orElse(key);
    String original = identities.original(key);
    String usual =
        switch (spec) {
          case DerivedSpec.Group ignored -> StableIds.group(original);
          case DerivedSpec.Bins ignored -> StableIds.bin(original);
          case DerivedSpec.MemberSet ignored -> StableIds.set(original);
          case DerivedSpec.UserFilter ignored -> original;
          case DerivedSpec.Combined ignored -> StableIds.combined(original);
        };
    String internalName = spec.head().internalName().map(Located::value).orElse(usual);
    return new Symbol.Calculation(internalName, caption, key);
  }

  private static Symbol.Parameter parameter(ParameterSpec parameter, Identities identities) {
    String caption = parameter.name().value();
    String internalName =
        parameter.internalName().map(Located::value).orElse(identities.original(caption));
    return new Symbol.Parameter(internalName, caption, parameter.dataType().value());
  }

  /** The text when it does not depend on the environment, a variable or the tenant. */
  private static Optional<String> fixedText(ValueExpr value) {
    return value instanceof ValueExpr.Fixed fixed
        ? Optional.of(fixed.value().display())
        : Optional.empty();
  }

  private static Map<ColumnKey, FieldSpec> fieldSpecs(
      DatasourceSpec spec, Tables tables, Diagnostics diags) {
    Map<ColumnKey, FieldSpec> bound = new HashMap<>();
    Map<String, List<ColumnKey>> byColumn = byColumn(tables);
    for (FieldSpec field : spec.fields()) {
      column(field.reference(), tables, byColumn, diags)
          .ifPresent(
              key -> {
                FieldSpec earlier = bound.putIfAbsent(key, field);
                if (earlier != null) {
                  diags.report(
                      Problems.fieldSaidTwice(field.reference(), earlier.reference().span()));
                }
              });
    }
    return bound;
  }

  private static Map<String, List<ColumnKey>> byColumn(Tables tables) {
    Map<String, List<ColumnKey>> byColumn = new LinkedHashMap<>();
    for (BoundTable table : tables.inJoinOrder()) {
      for (TableSpec.ColumnSpec column : table.columns()) {
        byColumn
            .computeIfAbsent(column.name().value(), name -> new ArrayList<>())
            .add(new ColumnKey(table.alias(), column.name().value()));
      }
    }
    return byColumn;
  }

  /** Reads {@code table.column}, or {@code column} where only one table has it. */
  private static Optional<ColumnKey> column(
      Located<String> reference,
      Tables tables,
      Map<String, List<ColumnKey>> byColumn,
      Diagnostics diags) {
    String text = reference.value();
    for (int dot = text.indexOf('.'); dot >= 0; dot = text.indexOf('.', dot + 1)) {
      String alias = text.substring(0, dot);
      BoundTable table = tables.byAlias().get(alias);
      if (table != null) {
        String name = text.substring(dot + 1);
        ColumnKey key = new ColumnKey(alias, name);
        if (byColumn.getOrDefault(name, List.of()).contains(key)) {
          return Optional.of(key);
        }
        List<String> columns = table.columns().stream().map(c -> c.name().value()).toList();
        diags.report(Problems.unknownColumn(reference.span(), name, alias, columns));
        return Optional.empty();
      }
    }
    List<ColumnKey> found = byColumn.getOrDefault(text, List.of());
    if (found.size() == 1) {
      return Optional.of(found.getFirst());
    }
    if (found.isEmpty()) {
      diags.report(Problems.unknownReference(reference, references(byColumn.values())));
    } else {
      diags.report(
          Problems.ambiguousField(
              reference, found.stream().map(k -> k.table() + "." + text).toList()));
    }
    return Optional.empty();
  }

  private static List<String> references(Collection<List<ColumnKey>> columns) {
    return columns.stream()
        .flatMap(List::stream)
        .map(key -> key.table() + "." + key.column())
        .toList();
  }

  /**
   * Captions clash whatever their case, but for those of hidden columns; internal names that differ
   * in case are two to Tableau.
   */
  private static void reportClashes(
      List<Symbol.Field> fields,
      Predicate<Symbol.Field> hidden,
      Function<Symbol.Field, Optional<Span>> place,
      Diagnostics diags) {
    Map<String, Symbol.Field> first = new HashMap<>();
    Map<String, Symbol.Field> byInternal = new HashMap<>();
    for (Symbol.Field field : fields) {
      String caption = field.caption().toLowerCase(Locale.ROOT);
      Optional<Symbol.Field> called =
          hidden.test(field)
              ? Optional.empty()
              : Optional.ofNullable(first.putIfAbsent(caption, field));
      Optional<Symbol.Field> clash =
          called.or(() -> Optional.ofNullable(byInternal.putIfAbsent(field.internalName(), field)));
      if (clash.isPresent()) {
        Symbol.Field earlier = clash.get();
        Optional<Span> here = place.apply(field);
        Optional<Span> there = place.apply(earlier);
        Optional<Span> primary = here.or(() -> there);
        if (primary.isPresent()) {
          diags.report(
              Problems.duplicateCaption(
                  primary.get(),
                  field.caption(),
                  here.isPresent() ? there : Optional.empty(),
                  here.isPresent() ? earlier : field));
        }
      }
    }
  }

  private static Optional<Span> place(
      Symbol.Field field,
      Map<Symbol.Column, FieldSpec> specs,
      Map<Symbol.Calculation, CalculationSpec> calculations,
      Map<Symbol.Calculation, DerivedSpec> derived) {
    return switch (field) {
      case Symbol.Column column ->
          Optional.ofNullable(specs.get(column))
              .map(s -> s.caption().map(ValueExpr::span).orElse(s.reference().span()));
      case Symbol.Calculation calculation ->
          Optional.ofNullable(calculations.get(calculation))
              .map(s -> s.caption().map(ValueExpr::span).orElse(s.name().span()))
              .or(
                  () ->
                      Optional.ofNullable(derived.get(calculation))
                          .map(DerivedSpec::head)
                          .map(h -> h.caption().map(ValueExpr::span).orElse(h.name().span())));
    };
  }
}
