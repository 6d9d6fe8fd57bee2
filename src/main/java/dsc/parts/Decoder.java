package dsc.parts;

import dsc.catalog.Value;
import dsc.diag.Suggestions;
import dsc.model.ElementId;
import dsc.spec.YamlMapping;
import dsc.spec.YamlNode;
import dsc.spec.YamlScalar;
import dsc.spec.YamlSequence;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * YAML back to elements of the model: the inverse of {@link Encoder}. The text may be anybody's, so
 * whatever does not fit is a {@link Misfit} with its place.
 */
final class Decoder {
  private final ElementId id;

  /**
   * @param id the address of the element that is made
   */
  Decoder(ElementId id) {
    this.id = id;
  }

  /** A record of a closed family, by the word under {@code is}. */
  Record member(YamlNode node, Class<?> family) {
    YamlMapping mapping = mapping(node);
    List<Class<?>> members = members(family).toList();
    YamlNode word =
        mapping
            .get(Encoder.VARIANT)
            .orElseThrow(
                () -> new Misfit(node.span(), "it must say what it `is`: " + names(members)));
    String name = text(word);
    Class<?> type =
        members.stream()
            .filter(m -> Encoder.word(m).equals(name))
            .findFirst()
            .orElseThrow(
                () -> new Misfit(word.span(), "`" + name + "` is none of " + names(members)));
    return record(mapping, type);
  }

  /** The record with the components that the mapping gives. */
  Record merge(Record record, YamlNode node) {
    YamlMapping mapping = mapping(node);
    RecordComponent[] components = record.getClass().getRecordComponents();
    checkKeys(mapping, components);
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      Object old = Encoder.read(record, components[i]);
      Optional<YamlNode> given =
          old instanceof ElementId ? Optional.empty() : mapping.get(Encoder.key(components[i]));
      values[i] = given.isPresent() ? component(components[i], old, given.get()) : old;
    }
    return make(record.getClass(), values, node);
  }

  private Object component(RecordComponent component, Object old, YamlNode given) {
    boolean whole = given instanceof YamlMapping m && m.get(Encoder.VARIANT).isPresent();
    return old instanceof Record record && !whole
        ? merge(record, given)
        : value(given, component.getGenericType());
  }

  private Record record(YamlMapping mapping, Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    checkKeys(mapping, components);
    Object[] values = new Object[components.length];
    for (int i = 0; i < components.length; i++) {
      RecordComponent component = components[i];
      Optional<YamlNode> given = mapping.get(Encoder.key(component));
      if (component.getType() == ElementId.class) {
        values[i] = id;
      } else if (given.isPresent()) {
        values[i] = value(given.get(), component.getGenericType());
      } else {
        values[i] =
            nothing(component.getType())
                .orElseThrow(
                    () ->
                        new Misfit(mapping.span(), "`" + Encoder.key(component) + "` is missing"));
      }
    }
    return make(type, values, mapping);
  }

  private static Optional<Object> nothing(Class<?> type) {
    if (type == Optional.class) {
      return Optional.of(Optional.empty());
    }
    if (type == List.class) {
      return Optional.of(List.of());
    }
    return type == SortedMap.class ? Optional.of(new TreeMap<String, String>()) : Optional.empty();
  }

  private static void checkKeys(YamlMapping mapping, RecordComponent[] components) {
    List<String> known = new ArrayList<>(Arrays.stream(components).map(Encoder::key).toList());
    known.add(Encoder.VARIANT);
    for (YamlMapping.Entry entry : mapping.entries()) {
      if (!known.contains(entry.name())) {
        String help =
            Suggestions.closest(entry.name(), known)
                .map(s -> "; did you mean `" + s + "`?")
                .orElse("");
        throw new Misfit(
            entry.key().span(), "there is nothing called `" + entry.name() + "`" + help);
      }
    }
  }

  private static Record make(Class<?> type, Object[] values, YamlNode node) {
    Class<?>[] types =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      Constructor<?> constructor = type.getDeclaredConstructor(types);
      return (Record) constructor.newInstance(values);
    } catch (InvocationTargetException refused) {
      throw new Misfit(node.span(), String.valueOf(refused.getTargetException().getMessage()));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot make " + type, e);
    }
  }

  private Object value(YamlNode node, Type type) {
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      if (generic.getRawType() == Optional.class) {
        return isNull(node) ? Optional.empty() : Optional.of(value(node, arguments[0]));
      }
      if (generic.getRawType() == List.class) {
        List<Object> items = new ArrayList<>();
        for (YamlNode item : items(node)) {
          items.add(value(item, arguments[0]));
        }
        return items;
      }
      TreeMap<String, Object> map = new TreeMap<>();
      for (YamlMapping.Entry entry : mapping(node).entries()) {
        map.put(entry.name(), value(entry.value(), arguments[1]));
      }
      return map;
    }
    Class<?> raw = (Class<?>) type;
    if (raw.isSealed()) {
      return member(node, raw);
    }
    return raw.isRecord() ? record(mapping(node), raw) : scalar(node, raw);
  }

  private static Object scalar(YamlNode node, Class<?> type) {
    String text = text(node);
    if (type.isEnum()) {
      return Arrays.stream(type.getEnumConstants())
          .filter(c -> ((Enum<?>) c).name().toLowerCase(Locale.ROOT).equals(text))
          .findFirst()
          .orElseThrow(() -> new Misfit(node.span(), "`" + text + "` is not allowed here"));
    }
    if (type == String.class) {
      return text;
    }
    if (type == boolean.class && node instanceof YamlScalar scalar) {
      if (scalar.value() instanceof Value.Bool bool) {
        return bool.value();
      }
      throw new Misfit(node.span(), "this must be true or false");
    }
    try {
      if (type == int.class) {
        return Integer.valueOf(text);
      }
      if (type == long.class) {
        return Long.valueOf(text);
      }
      if (type == BigDecimal.class) {
        return decimal(text);
      }
      return type == LocalDate.class ? LocalDate.parse(text) : LocalDateTime.parse(text);
    } catch (NumberFormatException | DateTimeException wrong) {
      throw new Misfit(node.span(), "`" + text + "` is no " + Encoder.word(type));
    }
  }

  /** A number of a size that can be printed. */
  private static BigDecimal decimal(String text) {
    BigDecimal number = new BigDecimal(text);
    if (Math.abs((long) number.scale()) > 1_000) {
      throw new NumberFormatException(text);
    }
    return number;
  }

  private static Stream<Class<?>> members(Class<?> type) {
    return type.isSealed()
        ? Arrays.stream(type.getPermittedSubclasses()).flatMap(Decoder::members)
        : Stream.of(type);
  }

  private static String names(List<Class<?>> members) {
    return members.stream().map(Encoder::word).sorted().collect(Collectors.joining(", "));
  }

  static YamlMapping mapping(YamlNode node) {
    if (node instanceof YamlMapping mapping) {
      return mapping;
    }
    throw new Misfit(node.span(), "this must be a mapping, not " + node.kind());
  }

  static List<YamlNode> items(YamlNode node) {
    if (node instanceof YamlSequence sequence) {
      return sequence.items();
    }
    throw new Misfit(node.span(), "this must be a list, not " + node.kind());
  }

  static String text(YamlNode node) {
    if (node instanceof YamlScalar scalar) {
      return scalar.text().value();
    }
    throw new Misfit(node.span(), "this must be a single value, not " + node.kind());
  }

  private static boolean isNull(YamlNode node) {
    return node instanceof YamlScalar scalar && scalar.value() instanceof Value.Null;
  }
}
