package dsc.model;

import dsc.model.ElementId.Kind;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Replaces the random part of generated names: connections go by their class, logical tables by
 * what stands before the hexadecimal digits, a second one of a name by {@code name #2}.
 */
final class GeneratedNames {
  private static final Pattern HEX = Pattern.compile("_[0-9A-F]{32}$");
  private static final String COUNTS = "[__tableau_internal_object_id__].[";

  /** The id of the only logical table of a data source from before there were any. */
  private static final String MIGRATED = "Migrated Data";

  private final Map<String, String> connections = new HashMap<>();
  private final Map<String, String> objects = new HashMap<>();
  private final Map<String, Integer> ordinals = new HashMap<>();

  private GeneratedNames(Datasource datasource) {
    Set<String> taken = new HashSet<>();
    datasource
        .all(Connection.class)
        .sorted(
            Comparator.comparing(Connection::connectionClass)
                .thenComparing(Connection::caption)
                .thenComparing(c -> Normalizer.connection(c).attributes().toString())
                .thenComparing(Connection::id))
        .forEach(c -> connections.put(c.id().name(), free(c.connectionClass(), taken)));
    Set<String> takenObjects = new HashSet<>();
    List<TableObject> inOrder =
        datasource
            .all(TableObject.class)
            .sorted(Comparator.comparingInt(TableObject::ordinal).thenComparing(TableObject::id))
            .toList();
    for (TableObject object : inOrder) {
      String id = object.id().name();
      ordinals.put(id, ordinals.size());
      String base = id.equals(MIGRATED) ? object.shape().first() : HEX.matcher(id).replaceFirst("");
      objects.put(id, free(base, takenObjects));
    }
  }

  static Datasource canonical(Datasource datasource) {
    GeneratedNames names = new GeneratedNames(datasource);
    List<Element> result = new ArrayList<>();
    datasource.elements().values().forEach(element -> result.add(names.rename(element)));
    return Datasource.of(datasource.name(), result);
  }

  private static String free(String base, Set<String> taken) {
    String name = base;
    for (int n = 2; !taken.add(name); n++) {
      name = base + " #" + n;
    }
    return name;
  }

  private String connection(String name) {
    return connections.getOrDefault(name, name);
  }

  private String object(String id) {
    return objects.getOrDefault(id, id);
  }

  private Element rename(Element element) {
    return switch (element) {
      case Connection c ->
          new Connection(
              new ElementId(Kind.CONNECTION, connection(c.id().name())),
              c.caption(),
              c.connectionClass(),
              c.attributes(),
              c.customization());
      case Table t -> new Table(t.id(), connection(t.connection()), source(t.source()));
      case TableObject o -> object(o);
      case Relationship r -> {
        Relationship.End first = end(r.first());
        Relationship.End second = end(r.second());
        yield new Relationship(
            ElementId.relationship(first.object(), second.object()), r.condition(), first, second);
      }
      case Field.TableCount t ->
          new Field.TableCount(
              ElementId.field(count(t.id().name())), t.properties(), object(t.object()));
      case Folder f ->
          new Folder(
              f.id(),
              f.items().stream()
                  .map(i -> new Folder.Item(i.hierarchy(), count(i.name())))
                  .sorted()
                  .toList());
      case Extract e -> extract(e);
      case Settings s -> s;
      case Join j -> j;
      case Field f -> f;
      case Parameter p -> p;
      case Hierarchy h -> h;
      case Filter f -> f;
      case DefaultSort s -> s;
      case Encoding e -> e;
      case Opaque o -> o;
    };
  }

  /** The caption of a migrated table is as generated as its id. */
  private TableObject object(TableObject object) {
    String id = object.id().name();
    String caption =
        id.equals(MIGRATED) && object.caption().equals(MIGRATED) ? object(id) : object.caption();
    return new TableObject(
        new ElementId(Kind.OBJECT, object(id)),
        ordinals.getOrDefault(id, object.ordinal()),
        caption,
        object.shape());
  }

  private Table.Source source(Table.Source source) {
    return switch (source) {
      case Table.Source.Union u ->
          new Table.Source.Union(u.all(), u.parts().stream().map(this::part).toList());
      case Table.Source.Pivot p ->
          new Table.Source.Pivot(p.tag(), p.tagValues(), p.groups(), part(p.input()));
      case Table.Source.Named s -> s;
      case Table.Source.CustomSql s -> s;
      case Table.Source.File s -> s;
      case Table.Source.StoredProcedure s -> s;
      case Table.Source.FileUnion s -> s;
      case Table.Source.Other s -> s;
    };
  }

  private Table.Part part(Table.Part part) {
    return new Table.Part(part.alias(), connection(part.connection()), source(part.source()));
  }

  private Relationship.End end(Relationship.End end) {
    return new Relationship.End(object(end.object()), end.uniqueKey(), end.guaranteedValue());
  }

  /** The name of a count field with the new id; other names as they are. */
  private String count(String field) {
    if (!field.startsWith(COUNTS) || !field.endsWith("]")) {
      return field;
    }
    String id = field.substring(COUNTS.length(), field.length() - 1).replace("]]", "]");
    return COUNTS + object(id).replace("]", "]]") + "]";
  }

  private Extract extract(Extract extract) {
    return new Extract(
        extract.path(),
        extract.enabled(),
        extract.incrementKey(),
        extract.tables().stream()
            .map(t -> new Extract.ExtractTable(object(t.name()), object(t.object()), t.columns()))
            .toList(),
        new Extract.Rows(
            extract.rows().units(), extract.rows().count(), object(extract.rows().object())),
        extract.aggregations());
  }
}
