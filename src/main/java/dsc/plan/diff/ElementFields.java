package dsc.plan.diff;

import dsc.catalog.Value;
import dsc.model.Element;
import dsc.model.ElementId;
import dsc.model.Field;
import dsc.model.FieldProperties;
import dsc.model.Filter;
import dsc.model.GroupFilter;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/**
 * The fields of an element, flat and in words, read off its record components: nested records
 * become paths ({@code source.table}), maps become one field per key ({@code aliases[CA]}), lists
 * of records with a name become one field per item and component. The only place that knows how the
 * model looks inside; a new kind of element costs nothing here unless it wants other words.
 */
final class ElementFields {
  /** Texts that people read as they are, over several lines if need be. */
  private static final Set<String> VERBATIM = Set.of("sql", "xml");

  /** Texts that are internal names of fields. */
  private static final Set<String> FIELD_NAMES = Set.of("fields", "increment key", "field");

  private final Names names;
  private final Map<String, Leaf> leaves = new LinkedHashMap<>();

  private ElementFields(Names names) {
    this.names = names;
  }

  /** Every field but the address. Elements that differ have fields that differ. */
  static Map<String, Leaf> of(Element element, Names names) {
    ElementFields fields = new ElementFields(names);
    fields.putVariant("kind", element);
    fields.putComponents("", (Record) element);
    return fields.leaves;
  }

  /** Which member of its closed family a value is, where that is not clear from its fields. */
  private void putVariant(String path, Object value) {
    boolean family =
        value instanceof Field
            || value instanceof Filter
            || Arrays.stream(value.getClass().getInterfaces()).anyMatch(i -> nested(i));
    if (family) {
      put(path, new Leaf.Text(Shown.words(value.getClass().getSimpleName())));
    }
  }

  /** A closed family inside an element, such as the source of a table. */
  private static boolean nested(Class<?> type) {
    return type.isSealed() && !Element.class.isAssignableFrom(type);
  }

  private void putComponents(String prefix, Record record) {
    for (Component component : Component.of(record)) {
      Object value = component.read(record);
      if (!(value instanceof ElementId)) {
        putValue(path(prefix, record, component), value);
      }
    }
  }

  private static String path(String prefix, Record record, Component component) {
    String name = component.words();
    if (name.equals("properties") && prefix.isEmpty()) {
      return "";
    }
    String word = record instanceof FieldProperties && name.equals("more") ? "attributes" : name;
    return prefix.isEmpty() ? word : prefix + "." + word;
  }

  private void putValue(String path, Object value) {
    switch (value) {
      case Optional<?> optional ->
          optional.ifPresentOrElse(v -> putValue(path, v), () -> put(path, new Leaf.Absent()));
      case SortedMap<?, ?> map -> map.forEach((k, v) -> putValue(path + "[" + k + "]", v));
      case List<?> list -> putList(path, list);
      case GroupFilter members -> putMembers(path, members);
      case Record record when !InlineText.covers(record) -> {
        putVariant(path, record);
        putComponents(path, record);
      }
      default -> put(path, new Leaf.Text(text(path, value)));
    }
  }

  private void putList(String path, List<?> list) {
    put(path, new Leaf.Items(list.stream().map(item -> text(path, item)).toList()));
    if (hasNames(list)) {
      for (Object item : list) {
        Record record = (Record) item;
        putRest(path + "[" + key(record) + "]", record);
      }
    }
  }

  /** The components behind the first, which is the name of the item. */
  private void putRest(String path, Record record) {
    List<Component> components = Component.of(record);
    for (Component component : components.subList(1, components.size())) {
      putValue(path(path, record, component), component.read(record));
    }
  }

  /** Whether the items are records that start with a text that tells them apart. */
  private static boolean hasNames(List<?> list) {
    Set<String> seen = new HashSet<>();
    return list.stream()
        .allMatch(
            item -> item instanceof Record record && isNamed(record) && seen.add(key(record)));
  }

  private static boolean isNamed(Record record) {
    return !InlineText.covers(record)
        && Component.of(record).getFirst().accessor().getReturnType() == String.class;
  }

  private static String key(Record record) {
    return (String) Component.of(record).getFirst().read(record);
  }

  private void putMembers(String path, GroupFilter filter) {
    switch (filter) {
      case GroupFilter.Members(List<Value> values) -> putList(beside(path, "include"), values);
      case GroupFilter.Except(GroupFilter.All(), GroupFilter.Members(List<Value> values)) ->
          putList(beside(path, "exclude"), values);
      case GroupFilter other -> put(path, new Leaf.Text(text(path, other)));
    }
  }

  /** The path with another last part. */
  private static String beside(String path, String last) {
    return path.substring(0, path.lastIndexOf('.') + 1) + last;
  }

  private void put(String path, Leaf leaf) {
    leaves.put(path, leaf);
  }

  private String text(String path, Object value) {
    String name = path.substring(path.lastIndexOf('.') + 1);
    return switch (value) {
      case String text when name.equals("formula") -> names.formula(text);
      case String text when VERBATIM.contains(name) -> text;
      case String text when name.equals("parameters") ->
          "[" + names.of(new ElementId(ElementId.Kind.PARAMETER, text)) + "]";
      case String text when FIELD_NAMES.contains(name) -> "[" + names.field(text) + "]";
      case String text -> Shown.quoted(text);
      case Record record when isNamed(record) -> Shown.quoted(key(record));
      default -> InlineText.of(value, names);
    };
  }
}
