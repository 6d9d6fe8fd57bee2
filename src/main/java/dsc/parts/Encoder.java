package dsc.parts;

import dsc.model.ElementId;
import dsc.spec.YamlTree;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Elements of the model as YAML, read off their record components, so that a new kind of element
 * needs nothing here. Components that are absent or empty are left out; a member of a closed family
 * says which one it is.
 */
final class Encoder {
  /** The key that says which member of a closed family a record is. */
  static final String VARIANT = "is";

  private Encoder() {}

  /** All of an element but its address. */
  static YamlTree.Mapping whole(Record record) {
    YamlTree.Builder mapping = new YamlTree.Builder().put(VARIANT, word(record.getClass()));
    components(record, mapping);
    return mapping.build();
  }

  /** The components of the second record that differ; both must be of one class. */
  static YamlTree.Mapping difference(Record before, Record after) {
    YamlTree.Builder mapping = new YamlTree.Builder();
    for (RecordComponent component : after.getClass().getRecordComponents()) {
      Object old = read(before, component);
      Object now = read(after, component);
      if (now instanceof ElementId || now.equals(old)) {
        continue;
      }
      boolean nested = now instanceof Record && old.getClass() == now.getClass();
      mapping.put(
          key(component), nested ? difference((Record) old, (Record) now) : value(component, now));
    }
    return mapping.build();
  }

  private static void components(Record record, YamlTree.Builder mapping) {
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      Object value = read(record, component);
      if (!(value instanceof ElementId) && !isNothing(value)) {
        mapping.put(key(component), value(component, value));
      }
    }
  }

  private static boolean isNothing(Object value) {
    return switch (value) {
      case Optional<?> optional -> optional.isEmpty();
      case List<?> list -> list.isEmpty();
      case Map<?, ?> map -> map.isEmpty();
      default -> false;
    };
  }

  private static YamlTree value(RecordComponent component, Object value) {
    boolean family = component.getType().isInterface() && value instanceof Record;
    return family ? whole((Record) value) : value(value);
  }

  private static YamlTree value(Object value) {
    return switch (value) {
      case Optional<?> optional ->
          optional.map(Encoder::value).orElse(new YamlTree.Data(new dsc.catalog.Value.Null()));
      case List<?> list -> {
        List<YamlTree> items = new ArrayList<>();
        list.forEach(item -> items.add(value(item)));
        yield new YamlTree.Items(items);
      }
      case SortedMap<?, ?> map -> {
        YamlTree.Builder mapping = new YamlTree.Builder();
        map.forEach((k, v) -> mapping.put((String) k, value(v)));
        yield mapping.build();
      }
      case Record record when isOfFamily(record) -> whole(record);
      case Record record -> {
        YamlTree.Builder mapping = new YamlTree.Builder();
        components(record, mapping);
        yield mapping.build();
      }
      case Boolean flag -> YamlTree.flag(flag);
      case Integer number -> YamlTree.number(number);
      case Long number -> YamlTree.number(number);
      case Enum<?> constant -> YamlTree.text(constant.name().toLowerCase(Locale.ROOT));
      case BigDecimal number -> YamlTree.text(number.toPlainString());
      default -> YamlTree.text(value.toString());
    };
  }

  private static boolean isOfFamily(Record record) {
    for (Class<?> type : record.getClass().getInterfaces()) {
      if (type.isSealed()) {
        return true;
      }
    }
    return false;
  }

  /** A class as the parts file calls it: {@code relative_date}. */
  static String word(Class<?> type) {
    return words(type.getSimpleName());
  }

  static String key(RecordComponent component) {
    return words(component.getName());
  }

  private static String words(String name) {
    return name.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
  }

  static Object read(Record record, RecordComponent component) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot read " + component, e);
    }
  }
}
