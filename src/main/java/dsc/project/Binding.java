package dsc.project;

import dsc.catalog.DataType;
import dsc.catalog.Value;
import dsc.diag.Diagnostic;
import dsc.diag.Diagnostics;
import dsc.diag.XmlText;
import dsc.spec.ValueExpr;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What references stand for: the environment, the variables, and one tenant or none. A value read
 * from the environment never gets into a message.
 */
public final class Binding {
  private final SortedMap<String, String> environment;
  private final SortedMap<String, Value> variables;
  private final List<String> declared;
  private final TenantTable table;
  private final Optional<TenantTable.Tenant> tenant;

  private Binding(
      SortedMap<String, String> environment,
      SortedMap<String, Value> variables,
      List<String> declared,
      TenantTable table,
      Optional<TenantTable.Tenant> tenant) {
    this.environment = environment;
    this.variables = variables;
    this.declared = declared;
    this.table = table;
    this.tenant = tenant;
  }

  /**
   * Binds the variables of a workspace: what the command line gives, else the environment variable
   * {@code DSC_VAR_name}, else the default. Unknown and ill-typed values are reported.
   *
   * @param given {@code --var name=value}, by name
   */
  public static Binding of(
      List<Variable> declared,
      Map<String, String> given,
      Map<String, String> environment,
      Diagnostics diags) {
    SortedMap<String, Value> values = new TreeMap<>();
    List<String> names = declared.stream().map(variable -> variable.name().value()).toList();
    for (String name : new TreeMap<>(given).keySet()) {
      if (!names.contains(name)) {
        diags.report(Problems.unknownVariableGiven(name, names));
      }
    }
    for (Variable variable : declared) {
      String name = variable.name().value();
      Optional<String> text =
          Optional.ofNullable(given.get(name))
              .or(() -> Optional.ofNullable(environment.get(variable.environmentName())));
      Optional<Value> value = text.flatMap(t -> TypedText.parse(t, variable.type()));
      if (text.isPresent() && value.isEmpty()) {
        diags.report(Problems.variableType(variable, given.containsKey(name)));
      }
      value
          .or(() -> text.isPresent() ? Optional.empty() : variable.fallback())
          .ifPresent(v -> values.put(name, v));
    }
    return new Binding(
        Collections.unmodifiableSortedMap(new TreeMap<>(environment)),
        Collections.unmodifiableSortedMap(values),
        names,
        new TenantTable(List.of(), List.of()),
        Optional.empty());
  }

  /** The same for one tenant. */
  public Binding forTenant(TenantTable tenants, TenantTable.Tenant one) {
    return new Binding(environment, variables, declared, tenants, Optional.of(one));
  }

  /** The tenant this is for, if it is for one. */
  public Optional<TenantTable.Tenant> tenant() {
    return tenant;
  }

  /**
   * The value of an expression; empty when something it refers to is missing, which is reported.
   */
  public Optional<Value> value(ValueExpr expr, Diagnostics diags) {
    return switch (expr) {
      case ValueExpr.Fixed fixed -> Optional.of(fixed.value());
      case ValueExpr.Reference reference -> reference(reference, diags);
      case ValueExpr.Joined joined -> joined(joined, diags).map(Value.Text::new);
    };
  }

  /**
   * The value as one of a type: a whole number will do for a real, and a text from the environment
   * is read as the type. Another type is reported.
   */
  public Optional<Value> value(ValueExpr expr, DataType type, Diagnostics diags) {
    Optional<Value> value = value(expr, diags);
    Optional<Value> converted = value.flatMap(v -> TypedText.convert(v, type));
    if (value.isPresent() && converted.isEmpty()) {
      diags.report(Problems.referenceType(expr, value.get(), type));
    }
    return converted;
  }

  /** The value as text. */
  public Optional<String> text(ValueExpr expr, Diagnostics diags) {
    return value(expr, diags).map(Value::display);
  }

  private Optional<String> joined(ValueExpr.Joined joined, Diagnostics diags) {
    List<String> texts = new ArrayList<>();
    for (ValueExpr part : joined.parts()) {
      text(part, diags).ifPresent(texts::add);
    }
    return texts.size() == joined.parts().size()
        ? Optional.of(String.join("", texts))
        : Optional.empty();
  }

  private Optional<Value> reference(ValueExpr.Reference reference, Diagnostics diags) {
    Optional<Value> value =
        switch (reference.kind()) {
          case ENV -> Optional.ofNullable(environment.get(reference.name())).map(Value.Text::new);
          case VAR -> Optional.ofNullable(variables.get(reference.name()));
          case TENANT -> tenantValue(reference.name());
        };
    if (value.isEmpty()) {
      diags.report(missing(reference));
    } else if (XmlText.firstForbidden(value.get().display()).isPresent()) {
      diags.report(Problems.unwritable(reference));
      return Optional.empty();
    }
    return value;
  }

  /** A tenant's value; null is no value, because a filter on it would let other rows in. */
  private Optional<Value> tenantValue(String column) {
    return tenant
        .flatMap(one -> table.cell(one, column))
        .map(TenantTable.Cell::value)
        .filter(value -> !(value instanceof Value.Null));
  }

  private Diagnostic missing(ValueExpr.Reference reference) {
    String name = reference.name();
    return switch (reference.kind()) {
      case ENV -> Problems.missingEnvironment(reference, environment.keySet());
      case VAR ->
          declared.contains(name)
              ? Problems.variableNotSet(reference)
              : Problems.unknownVariable(reference, declared);
      case TENANT ->
          tenant
              .flatMap(
                  one ->
                      table.cell(one, name).map(cell -> Problems.emptyCell(reference, one, cell)))
              .orElseGet(() -> Problems.unknownTenantColumn(reference, table.columnNames()));
    };
  }
}
