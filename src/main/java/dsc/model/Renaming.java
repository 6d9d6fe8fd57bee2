package dsc.model;

import dsc.model.ElementId.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Gives connections and logical tables other names, wherever a data source refers to them. Names
 * that are not listed stay.
 */
public final class Renaming {
  private static final String COUNTS = "[__tableau_internal_object_id__].[";

  private static final Pattern COUNTED = Pattern.compile(Pattern.quote(COUNTS) + "(?:[^]]|]])*+]");

  private final Map<String, String> connections;
  private final Map<String, String> objects;

  /** From old names to new ones. */
  public Renaming(Map<String, String> connections, Map<String, String> objects) {
    this.connections = Map.copyOf(connections);
    this.objects = Map.copyOf(objects);
  }

  /** The data source under the new names; no two elements may end up with one address. */
  public Datasource apply(Datasource datasource) {
    if (connections.isEmpty() && objects.isEmpty()) {
      return datasource;
    }
    List<Element> result = new ArrayList<>();
    datasource.elements().values().forEach(element -> result.add(rename(element)));
    return Datasource.of(datasource.name(), result);
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
      case TableObject o ->
          new TableObject(
              new ElementId(Kind.OBJECT, object(o.id().name())),
              o.ordinal(),
              o.caption(),
              o.shape());
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
                  .toList(),
              f.parameters());
      case Field.Calculation c ->
          new Field.Calculation(c.id(), c.properties(), formula(c.formula()), c.addressing());
      case Field.MemberSet s -> new Field.MemberSet(s.id(), s.properties(), members(s.members()));
      case Filter.Categorical f -> new Filter.Categorical(f.id(), f.field(), members(f.members()));
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

  /** A formula that counts rows of logical tables; their ids are in it. */
  private String formula(String text) {
    return COUNTED
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(count(found.group())));
  }

  private GroupFilter members(GroupFilter members) {
    return switch (members) {
      case GroupFilter.Condition f ->
          new GroupFilter.Condition(formula(f.formula()), f.byField(), members(f.of()));
      case GroupFilter.Top f ->
          new GroupFilter.Top(
              f.end(), f.count(), formula(f.formula()), f.direction(), members(f.of()));
      case GroupFilter.Pattern f ->
          new GroupFilter.Pattern(
              f.kind(), f.text(), f.formula(), f.allWhenEmpty(), members(f.of()));
      case GroupFilter.On f -> new GroupFilter.On(f.field(), members(f.members()));
      case GroupFilter.Except f -> new GroupFilter.Except(members(f.from()), members(f.without()));
      case GroupFilter.Union f -> new GroupFilter.Union(members(f.parts()));
      case GroupFilter.Intersection f -> new GroupFilter.Intersection(members(f.parts()));
      case GroupFilter.Crossjoin f -> new GroupFilter.Crossjoin(members(f.parts()));
      case GroupFilter.Members f -> f;
      case GroupFilter.All f -> f;
      case GroupFilter.Empty f -> f;
      case GroupFilter.Interval f -> f;
      case GroupFilter.Reference f -> f;
    };
  }

  private List<GroupFilter> members(List<GroupFilter> parts) {
    return parts.stream().map(this::members).toList();
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
