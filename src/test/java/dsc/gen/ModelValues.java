package dsc.gen;

import dsc.catalog.Decimal;
import dsc.catalog.FieldType;
import dsc.catalog.Value;
import dsc.model.Connection;
import dsc.model.Datasource;
import dsc.model.DefaultSort;
import dsc.model.Element;
import dsc.model.ElementId;
import dsc.model.ElementId.Kind;
import dsc.model.Encoding;
import dsc.model.Extract;
import dsc.model.Field;
import dsc.model.FieldInstance;
import dsc.model.Filter;
import dsc.model.Folder;
import dsc.model.Hierarchy;
import dsc.model.Join;
import dsc.model.Opaque;
import dsc.model.Parameter;
import dsc.model.Relationship;
import dsc.model.Settings;
import dsc.model.Table;
import dsc.model.TableObject;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * Any data source, well formed or not: built from the record components of the model, so that new
 * kinds of elements are covered as soon as they have a row in {@link #KINDS}.
 */
public final class ModelValues {
  /** A member of the family and the kinds its addresses may have. */
  private record Row(Class<? extends Element> type, List<Kind> kinds) {}

  private static final List<Row> KINDS =
      List.of(
          new Row(Settings.class, List.of(Kind.DATASOURCE)),
          new Row(Connection.class, List.of(Kind.CONNECTION)),
          new Row(Table.class, List.of(Kind.TABLE)),
          new Row(Join.class, List.of(Kind.JOIN)),
          new Row(TableObject.class, List.of(Kind.OBJECT)),
          new Row(Relationship.class, List.of(Kind.RELATIONSHIP)),
          new Row(Field.class, List.of(Kind.FIELD)),
          new Row(Parameter.class, List.of(Kind.PARAMETER)),
          new Row(Hierarchy.class, List.of(Kind.HIERARCHY)),
          new Row(Folder.class, List.of(Kind.FOLDER)),
          new Row(Filter.class, List.of(Kind.FILTER, Kind.EXTRACT_FILTER)),
          new Row(Extract.class, List.of(Kind.EXTRACT)),
          new Row(DefaultSort.class, List.of(Kind.SORT)),
          new Row(Encoding.class, List.of(Kind.STYLE)),
          new Row(Opaque.class, List.of(Kind.OPAQUE)));

  private static final Arbitrary<String> NAMES =
      Arbitraries.of(
          "a",
          "b",
          "State",
          "Order Date",
          "Delay (min)",
          "Calculation_1",
          "x]y",
          "é\"\\",
          "",
          "n\nl");

  private static final Arbitrary<String> TEXTS =
      Arbitraries.oneOf(
          NAMES,
          Arbitraries.of("SUM([a]) + [b]", "'[a]' // [b]", "[x]]y]", "[Parameters].[a]", "[State"),
          Arbitraries.strings().ofMaxLength(12));

  private ModelValues() {}

  public static Arbitrary<Datasource> datasources() {
    return Combinators.combine(NAMES, elements().list().ofMaxSize(14))
        .as(
            (name, elements) -> {
              SortedMap<ElementId, Element> byId = new TreeMap<>();
              elements.forEach(element -> byId.put(element.id(), element));
              return new Datasource(name, byId);
            });
  }

  public static Arbitrary<Element> elements() {
    return Arbitraries.of(KINDS).flatMap(ModelValues::elements);
  }

  private static Arbitrary<Element> elements(Row row) {
    Arbitrary<ElementId> ids =
        Combinators.combine(Arbitraries.of(row.kinds()), NAMES).as(ElementId::new);
    return ids.flatMap(id -> elements(row.type(), id)).map(Element.class::cast);
  }

  /** Other elements of the same kind at the same address. */
  public static Arbitrary<Element> elementsLike(Element element) {
    Class<?> kind =
        Arrays.stream(Element.class.getPermittedSubclasses())
            .filter(k -> k.isInstance(element))
            .findFirst()
            .orElseThrow();
    return elements(kind, element.id()).map(Element.class::cast);
  }

  private static Arbitrary<?> elements(Class<?> kind, ElementId id) {
    return kind.isSealed()
        ? Arbitraries.of(kind.getPermittedSubclasses()).flatMap(k -> record(k, id, 3))
        : record(kind, id, 3);
  }

  private static Arbitrary<Object> record(Class<?> type, ElementId id, int depth) {
    List<Arbitrary<Object>> components = new ArrayList<>();
    for (RecordComponent component : type.getRecordComponents()) {
      components.add(
          component.getType() == ElementId.class
              ? Arbitraries.just(id)
              : any(component.getGenericType(), id, depth));
    }
    return Combinators.combine(components).as(values -> construct(type, values));
  }

  private static Object construct(Class<?> type, List<Object> values) {
    Class<?>[] parameters =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      return type.getDeclaredConstructor(parameters).newInstance(values.toArray());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("cannot build " + type, e);
    }
  }

  /** Nothing is nested deeper than the depth: there lists are empty and families don't recurse. */
  private static Arbitrary<Object> any(Type type, ElementId id, int depth) {
    if (type instanceof ParameterizedType generic) {
      return container(generic, id, depth);
    }
    Class<?> plain = (Class<?>) type;
    if (plain == Value.class) {
      return values().map(v -> v);
    }
    if (plain == FieldInstance.Derivation.class) {
      return derivations().map(v -> v);
    }
    if (plain == Decimal.class) {
      return Arbitraries.of(new Decimal(18, 2), new Decimal(38, 0));
    }
    if (plain.isEnum()) {
      return Arbitraries.of(plain.getEnumConstants());
    }
    if (plain.isSealed()) {
      return Arbitraries.of(members(plain, depth)).flatMap(k -> record(k, id, depth - 1));
    }
    if (plain.isRecord()) {
      return record(plain, id, depth);
    }
    if (plain == boolean.class) {
      return Arbitraries.of(true, false).map(v -> v);
    }
    if (plain == int.class) {
      return Arbitraries.integers().between(-3, 3).map(v -> v);
    }
    return TEXTS.map(v -> v);
  }

  private static List<Class<?>> members(Class<?> family, int depth) {
    return Arrays.<Class<?>>stream(family.getPermittedSubclasses())
        .filter(member -> depth > 0 || !contains(member, family))
        .toList();
  }

  /** Whether every value of a record has a value of the family inside. */
  private static boolean contains(Class<?> type, Class<?> family) {
    return type == family
        || (type.isRecord()
            && Arrays.stream(type.getRecordComponents())
                .anyMatch(component -> contains(component.getType(), family)));
  }

  private static Arbitrary<Object> container(ParameterizedType type, ElementId id, int depth) {
    Type[] arguments = type.getActualTypeArguments();
    if (depth <= 0) {
      return Arbitraries.just(
          type.getRawType() == Optional.class
              ? Optional.empty()
              : type.getRawType() == List.class ? List.of() : new TreeMap<>());
    }
    Arbitrary<Object> items = any(arguments[arguments.length - 1], id, depth - 1);
    if (type.getRawType() == Optional.class) {
      return items.optional().map(v -> v);
    }
    if (type.getRawType() == List.class) {
      return items.list().ofMaxSize(3).map(v -> v);
    }
    return Arbitraries.maps(NAMES, items).ofMaxSize(3).map(TreeMap::new);
  }

  private static Arbitrary<FieldInstance.Derivation> derivations() {
    return Combinators.combine(
            Arbitraries.of("Year", "None", "Sum"), Arbitraries.of(FieldType.values()))
        .as(FieldInstance.Derivation::new);
  }

  /** Literals of every type. */
  public static Arbitrary<Value> values() {
    LocalDate day = LocalDate.of(2024, 2, 29);
    return Arbitraries.oneOf(
        NAMES.map(Value.Text::new),
        Arbitraries.longs().between(0, 3).map(Value.Int::new),
        Arbitraries.longs().between(0, 30).map(n -> new Value.Real(BigDecimal.valueOf(n, 1))),
        Arbitraries.of(
            new Value.Null(),
            new Value.Bool(true),
            new Value.Bool(false),
            new Value.Date(day),
            new Value.DateTime(LocalDateTime.of(2024, 2, 29, 12, 30)),
            new Value.Text("null"),
            new Value.Text("1")));
  }
}
