package dsc.plan.diff;

import dsc.model.Connection;
import dsc.model.Datasource;
import dsc.model.DefaultSort;
import dsc.model.Element;
import dsc.model.ElementId;
import dsc.model.Encoding;
import dsc.model.Field;
import dsc.model.FieldInstance;
import dsc.model.Filter;
import dsc.model.Parameter;
import dsc.model.Relationship;
import dsc.model.TableObject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What the elements of two data sources are called by a Tableau user: captions instead of internal
 * names, those of the second data source first. Two elements of a kind never get the same name
 * here: where captions collide, the internal name is added.
 */
public final class Names {
  private final Map<ElementId, String> shown = new TreeMap<>();

  private Names(List<Datasource> datasources) {
    Predicate<Element> names = Names::hasOwnName;
    add(datasources, names);
    add(datasources, names.negate());
  }

  public static Names of(Datasource from, Datasource to) {
    return new Names(List.of(to, from));
  }

  /** The shown name, or the name in the address when there is no such element. */
  public String of(ElementId id) {
    return shown.getOrDefault(id, id.name());
  }

  /** The address with the shown name. */
  public Address address(ElementId id) {
    return new Address(id.kind().text(), id.name(), of(id));
  }

  /** The shown name of the field with this internal name, without brackets. */
  public String field(String internalName) {
    return of(ElementId.field(internalName));
  }

  /** A formula as its author would write it: every name in brackets is the shown one. */
  public String formula(String text) {
    return FormulaNames.respell(
        text,
        (qualifier, name) ->
            qualifier.equals("Parameters")
                ? of(new ElementId(ElementId.Kind.PARAMETER, name))
                : field(name));
  }

  private void add(List<Datasource> datasources, Predicate<Element> which) {
    Map<ElementId, String> added = new TreeMap<>();
    for (Datasource datasource : datasources) {
      datasource.elements().values().stream()
          .filter(which)
          .forEach(e -> added.putIfAbsent(e.id(), name(e)));
    }
    Map<String, Set<ElementId>> taken = new TreeMap<>();
    added.forEach(
        (id, name) -> taken.computeIfAbsent(id.kind() + " " + name, k -> new TreeSet<>()).add(id));
    added.forEach(
        (id, name) -> {
          boolean unique = taken.getOrDefault(id.kind() + " " + name, Set.of()).size() == 1;
          shown.put(id, unique ? name : name + " (" + id.name() + ")");
        });
  }

  /** Whether an element has a name of its own; the others are named after what they use. */
  private static boolean hasOwnName(Element element) {
    return element instanceof Field
        || element instanceof Parameter
        || element instanceof TableObject
        || element instanceof Connection;
  }

  private String name(Element element) {
    return switch (element) {
      case Field field -> field.shownName();
      case Parameter parameter -> parameter.properties().caption().orElse(parameter.id().name());
      case TableObject object -> object.caption();
      case Connection connection -> connection.caption();
      case Filter filter -> instance(filter, filter.field());
      case DefaultSort sort -> instance(sort, sort.field());
      case Encoding encoding ->
          encoding.fields().stream()
              .map(this::use)
              .collect(Collectors.joining(", ", encoding.attribute() + " ", ""));
      case Relationship relationship ->
          object(relationship.first()) + " = " + object(relationship.second());
      case Element other -> other.id().name();
    };
  }

  private String object(Relationship.End end) {
    return of(new ElementId(ElementId.Kind.OBJECT, end.object()));
  }

  /** The field, how it is derived, and the number that tells several uses of it apart. */
  private String instance(Element user, FieldInstance instance) {
    String address = user.id().name();
    return address.startsWith(instance.name())
        ? use(instance) + address.substring(instance.name().length())
        : address;
  }

  private String use(FieldInstance instance) {
    String field = field(instance.field());
    return instance
        .derivation()
        .filter(d -> !d.name().equals("None"))
        .map(d -> d.name() + "(" + field + ")")
        .orElse(field);
  }
}
