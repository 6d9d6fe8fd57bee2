package dsc.resolve;

import dsc.catalog.DataType;
import dsc.diag.Diagnostics;
import dsc.diag.ScalarText;
import dsc.diag.Span;
import dsc.formula.Expr;
import dsc.formula.FormulaParser;
import dsc.resolve.BoundFormula.Purpose;
import dsc.spec.AddressingSpec;
import dsc.spec.CalculationSpec;
import dsc.spec.DatasourceSpec;
import dsc.spec.DerivedSpec;
import dsc.spec.ExtractSpec;
import dsc.spec.FieldAttributes;
import dsc.spec.FilterSpec;
import dsc.spec.HierarchySpec;
import dsc.spec.Located;
import dsc.spec.MembersSpec;
import dsc.spec.SortSpec;
import dsc.spec.TableSpec;
import dsc.spec.TenantsSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Binds every name of a spec. What cannot be bound is reported and left out or replaced by a symbol
 * that later passes stay silent about.
 */
public final class Resolver {
  private final DatasourceSpec spec;
  private final Diagnostics diags;

  private Resolver(DatasourceSpec spec, Diagnostics diags) {
    this.spec = spec;
    this.diags = diags;
  }

  /** Binds the names of one spec and parses its formulas. Never fails; problems go to the sink. */
  public static Resolved resolve(DatasourceSpec spec, Diagnostics diags) {
    return new Resolver(spec, diags).resolve();
  }

  private Resolved resolve() {
    Tables tables = Tables.bind(spec, diags);
    Joins.Bound joins = Joins.bind(spec, tables, diags);
    Fields fields = Fields.bind(spec, tables, diags);
    Map<Symbol.Calculation, Expr> formulas = new LinkedHashMap<>();
    for (Map.Entry<Symbol.Calculation, CalculationSpec> entry : fields.calculations().entrySet()) {
      formulas.put(entry.getKey(), FormulaParser.parse(entry.getValue().formula(), diags));
    }
    SymbolTable symbols = fields.symbols();
    sharedTables(tables);
    countedTables();
    spec.extract().ifPresent(extract -> checkExtract(extract, symbols));
    DerivedFormulas derived = new DerivedFormulas(symbols, fields.derived(), diags);
    fields.derived().forEach((symbol, of) -> formulas.put(symbol, derived.of(of)));
    spec.tenants().ifPresent(tenants -> checkTenants(tenants.origin(), symbols));
    spec.tables().forEach(table -> parameters(table.source(), symbols));
    spec.fields().forEach(field -> sorted(field.attributes(), symbols));
    spec.calculations().forEach(calculation -> addressed(calculation, symbols));
    spec.derived().forEach(of -> sorted(of.head().attributes(), symbols));
    new Views(symbols, diags).check(spec.views());
    return new Resolved(
        spec,
        tables.inJoinOrder(),
        joins.joins(),
        joins.relationships(),
        symbols,
        fields.specs(),
        fields.calculations(),
        fields.derived(),
        formulas,
        memberFormulas(symbols, joins.formulas()),
        fields.parameters(),
        hierarchies(symbols),
        filters(spec.filters(), symbols),
        filters(spec.extract().map(ExtractSpec::filters).orElse(List.of()), symbols));
  }

  private void countedTables() {
    List<String> joined = spec.joins().stream().map(join -> join.table().value()).toList();
    for (TableSpec table : spec.tables()) {
      String alias = table.alias().value();
      table
          .count()
          .filter(count -> joined.contains(alias))
          .ifPresent(count -> diags.report(Problems.countOfJoinedTable(count.span(), alias)));
    }
  }

  private void sharedTables(Tables tables) {
    for (Located<String> shared : spec.tenants().map(TenantsSpec::shared).orElse(List.of())) {
      if (!tables.byAlias().containsKey(shared.value())) {
        diags.report(Problems.unknownTable(shared, tables.aliases()));
      }
    }
  }

  private void checkTenants(TenantsSpec.Origin origin, SymbolTable symbols) {
    List<String> connections = spec.connections().stream().map(c -> c.name().value()).toList();
    switch (origin) {
      case TenantsSpec.Origin.Distinct distinct ->
          field(distinct.field(), symbols)
              .filter(field -> !(field instanceof Symbol.Column))
              .ifPresent(field -> diags.report(Problems.tenantsOfNoColumn(distinct.field())));
      case TenantsSpec.Origin.Queried queried ->
          queried
              .connection()
              .filter(name -> !connections.contains(name.value()))
              .ifPresent(name -> diags.report(Problems.unknownConnection(name, connections)));
      case TenantsSpec.Origin.Listed ignored -> {}
      case TenantsSpec.Origin.Written ignored -> {}
    }
  }

  /** Custom SQL and procedures take parameters by caption. */
  private void parameters(TableSpec.Source source, SymbolTable symbols) {
    switch (source) {
      case TableSpec.Source.CustomSql sql ->
          SqlParameters.in(sql.sql()).forEach(name -> parameter(name, symbols));
      case TableSpec.Source.Procedure procedure ->
          procedure
              .arguments()
              .forEach(a -> a.parameter().ifPresent(name -> parameter(name, symbols)));
      case TableSpec.Source.Pivot pivot -> parameters(pivot.input(), symbols);
      case TableSpec.Source.Named ignored -> {}
      case TableSpec.Source.TextFile ignored -> {}
      case TableSpec.Source.Files ignored -> {}
      case TableSpec.Source.Union ignored -> {}
      case TableSpec.Source.Like ignored -> {}
    }
  }

  private void parameter(Located<String> name, SymbolTable symbols) {
    if (symbols.parameter(name.value()).isEmpty()) {
      diags.report(Problems.unknownParameter(name, symbols.parameterNames()));
    }
  }

  private void checkExtract(ExtractSpec extract, SymbolTable symbols) {
    extract
        .partition()
        .filter(p -> field(p.by(), symbols).filter(f -> !grows(f)).isPresent())
        .ifPresent(p -> diags.report(Problems.partitionField(p.by())));
    extract.incremental().ifPresent(incremental -> checkIncrement(incremental, symbols));
    extract
        .shape()
        .materialized()
        .ifPresent(materialized -> materialized.fields().forEach(f -> field(f, symbols)));
  }

  private void checkIncrement(ExtractSpec.IncrementalSpec incremental, SymbolTable symbols) {
    Optional<Symbol.Field> by = field(incremental.by(), symbols);
    if (by.isEmpty()) {
      return;
    }
    if (!grows(by.get())) {
      diags.report(Problems.incrementField(incremental.by()));
    } else if (by.get() instanceof Symbol.Column column) {
      boolean whole = column.type() == DataType.INTEGER;
      incremental
          .period()
          .filter(period -> whole)
          .ifPresent(period -> diags.report(Problems.periodOfNumbers(period, incremental.by())));
      incremental
          .last()
          .filter(last -> !whole && incremental.period().isEmpty())
          .ifPresent(last -> diags.report(Problems.windowWithoutPeriod(last)));
    }
  }

  /** Whether its values are whole numbers or dates of a table. */
  private static boolean grows(Symbol.Field field) {
    return field instanceof Symbol.Column column
        && (column.type() == DataType.INTEGER || column.type().isTemporal());
  }

  private void sorted(FieldAttributes attributes, SymbolTable symbols) {
    if (attributes.sort().orElse(null) instanceof SortSpec.By by) {
      field(by.field().field(), symbols);
    }
  }

  private void addressed(CalculationSpec calculation, SymbolTable symbols) {
    sorted(calculation.attributes(), symbols);
    if (calculation.computeUsing().orElse(null) instanceof AddressingSpec.Fields along) {
      along.fields().forEach(instance -> field(instance.field(), symbols));
    }
  }

  private List<BoundFormula> memberFormulas(SymbolTable symbols, List<BoundFormula> ofConditions) {
    List<MembersSpec> members = new ArrayList<>();
    for (DerivedSpec derived : spec.derived()) {
      if (derived instanceof DerivedSpec.MemberSet set
          && set.rule() instanceof DerivedSpec.SetRule.Of of) {
        members.add(of.members());
      }
    }
    List<FilterSpec> filters = new ArrayList<>(spec.filters());
    filters.addAll(spec.extract().map(ExtractSpec::filters).orElse(List.of()));
    for (FilterSpec filter : filters) {
      if (filter instanceof FilterSpec.Categorical categorical) {
        members.add(categorical.members());
      }
    }
    List<BoundFormula> found = new ArrayList<>(ofConditions);
    members.forEach(m -> found.addAll(formulas(m, symbols)));
    return found;
  }

  private List<BoundFormula> formulas(MembersSpec members, SymbolTable symbols) {
    List<BoundFormula> found = new ArrayList<>();
    members.where().ifPresent(where -> found.add(formula(where, Purpose.CONDITION)));
    members
        .top()
        .ifPresent(
            top -> {
              found.add(formula(top.by(), Purpose.ORDER));
              if (top.count() instanceof MembersSpec.Count.ByParameter by) {
                parameter(by.parameter(), symbols);
              }
            });
    return found;
  }

  private BoundFormula formula(ScalarText text, Purpose purpose) {
    return new BoundFormula(text, FormulaParser.parse(text, diags), purpose);
  }

  private List<BoundHierarchy> hierarchies(SymbolTable symbols) {
    List<BoundHierarchy> bound = new ArrayList<>();
    Map<String, Span> owner = new LinkedHashMap<>();
    for (HierarchySpec hierarchy : spec.hierarchies()) {
      List<Symbol.Field> fields = new ArrayList<>();
      for (Located<String> name : hierarchy.fields()) {
        field(name, symbols)
            .ifPresent(
                field -> {
                  Span first = owner.putIfAbsent(field.internalName(), name.span());
                  if (first == null) {
                    fields.add(field);
                  } else {
                    diags.report(Problems.fieldInTwoHierarchies(name, first));
                  }
                });
      }
      bound.add(new BoundHierarchy(hierarchy, fields));
    }
    return bound;
  }

  private List<BoundFilter> filters(List<FilterSpec> filters, SymbolTable symbols) {
    List<BoundFilter> bound = new ArrayList<>();
    for (FilterSpec filter : filters) {
      field(filter.field(), symbols).ifPresent(field -> bound.add(new BoundFilter(filter, field)));
    }
    return bound;
  }

  private Optional<Symbol.Field> field(Located<String> name, SymbolTable symbols) {
    Optional<Symbol.Field> field = symbols.field(name.value());
    if (field.isEmpty()) {
      diags.report(Problems.unknownField(name, symbols.fieldNames()));
    }
    return field;
  }
}
