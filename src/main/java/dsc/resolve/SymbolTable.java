package dsc.resolve;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Every field and parameter by the name a formula may use: the caption, else the internal name,
 * both as written. Captions win over internal names.
 */
public final class SymbolTable {
  private final List<Symbol.Field> fields;
  private final List<Symbol.Parameter> parameters;
  private final Map<String, Symbol.Field> fieldsByName = new LinkedHashMap<>();
  private final Map<String, Symbol.Parameter> parametersByName = new LinkedHashMap<>();
  private final Map<String, String> tables;

  public SymbolTable(
      Collection<? extends Symbol.Field> fields, Collection<Symbol.Parameter> parameters) {
    this(fields, field -> false, parameters, Map.of());
  }

  /**
   * With hidden fields, which never take a caption from another field, and the first tables of
   * logical tables by their captions.
   */
  public SymbolTable(
      Collection<? extends Symbol.Field> fields,
      Predicate<Symbol.Field> hidden,
      Collection<Symbol.Parameter> parameters,
      Map<String, String> tables) {
    this.tables = Map.copyOf(tables);
    this.fields = List.copyOf(fields);
    this.parameters = List.copyOf(parameters);
    this.fields.stream()
        .filter(hidden.negate())
        .forEach(field -> fieldsByName.putIfAbsent(field.caption(), field));
    this.fields.forEach(field -> fieldsByName.putIfAbsent(field.internalName(), field));
    this.fields.forEach(field -> fieldsByName.putIfAbsent(field.caption(), field));
    this.parameters.forEach(p -> parametersByName.putIfAbsent(p.caption(), p));
    this.parameters.forEach(p -> parametersByName.putIfAbsent(p.internalName(), p));
  }

  public Optional<Symbol.Field> field(String name) {
    return Optional.ofNullable(fieldsByName.get(name));
  }

  public Optional<Symbol.Parameter> parameter(String name) {
    return Optional.ofNullable(parametersByName.get(name));
  }

  /** The first table of the logical table with this caption, which no other has. */
  public Optional<String> logicalTable(String caption) {
    return Optional.ofNullable(tables.get(caption));
  }

  /** All fields in the order of the spec. */
  public List<Symbol.Field> fields() {
    return fields;
  }

  /** All parameters in the order of the spec. */
  public List<Symbol.Parameter> parameters() {
    return parameters;
  }

  /** Every name that {@link #field} knows, for suggestions. */
  public Collection<String> fieldNames() {
    return Collections.unmodifiableCollection(fieldsByName.keySet());
  }

  /** Every name that {@link #parameter} knows, for suggestions. */
  public Collection<String> parameterNames() {
    return Collections.unmodifiableCollection(parametersByName.keySet());
  }
}
