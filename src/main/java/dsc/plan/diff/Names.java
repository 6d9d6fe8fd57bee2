package dsc.plan.diff;

import dsc.model.Datasource;
import dsc.model.Element;
import dsc.model.ElementId;
import dsc.model.Field;
import dsc.model.Parameter;
import dsc.model.TableObject;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the elements of two data sources are called by a Tableau user: captions instead of internal
 * names, those of the second data source first. Two elements never get the same name here: where
 * captions collide, the internal name is added.
 */
public final class Names {
  private final Map<ElementId, String> shown = new TreeMap<>();

  private Names(Iterable<Datasource> datasources) {
    for (Datasource datasource : datasources) {
      datasource.elements().values().forEach(e -> shown.putIfAbsent(e.id(), name(e)));
    }
    Map<String, Set<ElementId>> taken = new TreeMap<>();
    shown.forEach(
        (id, name) -> taken.computeIfAbsent(id.kind() + " " + name, k -> new TreeSet<>()).add(id));
    taken.values().stream()
        .filter(ids -> ids.size() > 1)
        .flatMap(Set::stream)
        .forEach(id -> shown.compute(id, (k, name) -> name + " (" + k.name() + ")"));
  }

  public static Names of(Datasource from, Datasource to) {
    return new Names(java.util.List.of(to, from));
  }

  /** The shown name, or the name in the address when there is no such element. */
  public String of(ElementId id) {
    return shown.getOrDefault(id, id.name());
  }

  /** The shown name of the field with this internal name, without brackets. */
  public String field(String internalName) {
    return of(new ElementId(ElementId.Kind.FIELD, internalName));
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

  private static String name(Element element) {
    return switch (element) {
      case Field field -> field.shownName();
      case Parameter parameter -> parameter.properties().caption().orElse(parameter.id().name());
      case TableObject object -> object.caption();
      default -> element.id().name();
    };
  }
}
