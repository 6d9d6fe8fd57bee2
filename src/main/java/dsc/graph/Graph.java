package dsc.graph;

import dsc.formula.FormulaRewriter;
import dsc.model.Datasource;
import dsc.model.Element;
import dsc.model.ElementId;
import dsc.model.ElementId.Kind;
import dsc.model.Field;
import dsc.model.GroupFilter;
import dsc.model.Join;
import dsc.model.Parameter;
import dsc.model.Relationship;
import dsc.model.SqlExpression;
import dsc.model.Table;
import dsc.model.TableObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tables, fields and parameters of a data source and what connects them. */
public record Graph(String title, List<Node> nodes, List<Edge> edges) {
  private static final Pattern OPERAND =
      Pattern.compile("\\[((?:[^\\]]|\\]\\])*)\\]\\.\\[(?:[^\\]]|\\]\\])*\\]");

  public Graph {
    nodes = List.copyOf(nodes);
    edges = List.copyOf(edges);
  }

  /** What a node stands for. */
  public enum Shape {
    TABLE,
    COLUMN,
    CALCULATION,
    PARAMETER
  }

  /**
   * One node.
   *
   * @param key plain letters and digits, unique
   * @param layer how many steps it is from the tables
   */
  public record Node(String key, Shape shape, String label, int layer) {}

  /** From one node to another that is made of it, or between tables that are joined. */
  public record Edge(String from, String to, String label, boolean join) {}

  /**
   * The graph of a data source.
   *
   * @param all whether columns that no other field uses are drawn too
   */
  public static Graph of(Datasource datasource, String title, boolean all) {
    return new Drawing(datasource, all).graph(title);
  }

  private static final class Drawing {
    private final Datasource datasource;
    private final boolean all;
    private final Map<ElementId, Set<ElementId>> uses = new TreeMap<>();
    private final Map<ElementId, Integer> layers = new TreeMap<>();
    private final Map<ElementId, String> keys = new LinkedHashMap<>();
    private final List<Edge> edges = new ArrayList<>();

    Drawing(Datasource datasource, boolean all) {
      this.datasource = datasource;
      this.all = all;
    }

    Graph graph(String title) {
      datasource.all(Field.class).forEach(f -> uses.put(f.id(), used(f)));
      Set<ElementId> drawn = drawn();
      drawn.forEach(id -> keys.put(id, "n" + keys.size()));
      List<Node> nodes = new ArrayList<>();
      drawn.forEach(
          id ->
              element(id)
                  .ifPresent(
                      e ->
                          nodes.add(
                              new Node(key(id), shape(e), label(e), layer(id, drawn.size())))));
      joins();
      uses.forEach(
          (user, used) ->
              used.stream()
                  .filter(u -> keys.containsKey(user) && keys.containsKey(u))
                  .forEach(u -> edges.add(new Edge(key(u), key(user), "", false))));
      nodes.sort(Comparator.comparingInt(Node::layer));
      return new Graph(title, nodes, edges);
    }

    /** Tables in their order, then fields and parameters by shown name. */
    private Set<ElementId> drawn() {
      Set<ElementId> drawn = new LinkedHashSet<>();
      datasource.all(Table.class).forEach(t -> drawn.add(t.id()));
      Set<ElementId> used = new LinkedHashSet<>();
      uses.values().forEach(used::addAll);
      datasource.elements().values().stream()
          .filter(e -> e instanceof Field || e instanceof Parameter)
          .filter(e -> isMade(e) || all || used.contains(e.id()))
          .sorted(Comparator.comparing(this::label).thenComparing(Element::id))
          .forEach(e -> drawn.add(e.id()));
      return drawn;
    }

    private static boolean isMade(Element element) {
      return element instanceof Field
          && !(element instanceof Field.Column)
          && !(element instanceof Field.TableCount);
    }

    private Optional<Element> element(ElementId id) {
      return Optional.ofNullable(datasource.elements().get(id));
    }

    private String key(ElementId id) {
      return keys.getOrDefault(id, "");
    }

    private static Shape shape(Element element) {
      return switch (element) {
        case Table t -> Shape.TABLE;
        case Parameter p -> Shape.PARAMETER;
        case Field.Column c -> Shape.COLUMN;
        default -> Shape.CALCULATION;
      };
    }

    private String label(Element element) {
      return switch (element) {
        case Field field -> field.shownName();
        case Parameter p -> p.properties().caption().orElse(p.id().name());
        case Element other -> other.id().name();
      };
    }

    /** Tables are 0; circles, which no valid data source has, end somewhere. */
    private int layer(ElementId id, int most) {
      Integer known = layers.get(id);
      if (known != null) {
        return known;
      }
      int least = id.kind() == Kind.TABLE ? 0 : 1;
      layers.put(id, least);
      int layer = least;
      for (ElementId used : uses.getOrDefault(id, Set.of())) {
        layer = Math.max(layer, Math.min(most, layer(used, most) + 1));
      }
      layers.put(id, layer);
      return layer;
    }

    private Set<ElementId> used(Field field) {
      Set<ElementId> found = new LinkedHashSet<>();
      switch (field) {
        case Field.Column c ->
            c.source().ifPresent(s -> found.add(new ElementId(Kind.TABLE, s.table())));
        case Field.Calculation c -> references(c.formula(), found);
        case Field.Group g -> found.add(ElementId.field(g.field()));
        case Field.Bin b -> {
          found.add(ElementId.field(b.field()));
          if (b.size() instanceof Field.BinSize.ByParameter by) {
            found.add(new ElementId(Kind.PARAMETER, by.parameter()));
          }
        }
        case Field.MemberSet s -> members(s.members(), found);
        case Field.UserFilter u -> found.add(ElementId.field(u.field()));
        case Field.TableCount t -> {}
      }
      found.remove(field.id());
      return found;
    }

    private static void references(String formula, Set<ElementId> found) {
      FormulaRewriter.renameReferences(
          formula,
          reference -> {
            found.add(
                new ElementId(
                    reference.isParameter() ? Kind.PARAMETER : Kind.FIELD, reference.name()));
            return reference.text();
          });
    }

    private static void members(GroupFilter members, Set<ElementId> found) {
      switch (members) {
        case GroupFilter.On on -> {
          found.add(ElementId.field(on.field().field()));
          members(on.members(), found);
        }
        case GroupFilter.Reference set -> found.add(ElementId.field(set.set()));
        case GroupFilter.Union u -> u.parts().forEach(p -> members(p, found));
        case GroupFilter.Intersection i -> i.parts().forEach(p -> members(p, found));
        case GroupFilter.Crossjoin c -> c.parts().forEach(p -> members(p, found));
        case GroupFilter.Except e -> {
          members(e.from(), found);
          members(e.without(), found);
        }
        case GroupFilter.Condition c -> {
          references(c.formula(), found);
          members(c.of(), found);
        }
        case GroupFilter.Top t -> {
          references(t.formula(), found);
          members(t.of(), found);
        }
        case GroupFilter.Pattern p -> members(p.of(), found);
        case GroupFilter.Members m -> {}
        case GroupFilter.All a -> {}
        case GroupFilter.Empty e -> {}
        case GroupFilter.Interval i -> {}
      }
    }

    private void joins() {
      datasource
          .all(Join.class)
          .forEach(
              join -> {
                ElementId right = new ElementId(Kind.TABLE, join.id().name());
                Set<String> lefts = new LinkedHashSet<>();
                tables(join.condition(), lefts);
                lefts.remove(right.name());
                String label = join.kind().text() + ": " + join.condition();
                for (String left : lefts) {
                  edge(new ElementId(Kind.TABLE, left), right, label);
                }
              });
      datasource
          .all(Relationship.class)
          .forEach(
              r ->
                  edge(
                      first(r.first().object()),
                      first(r.second().object()),
                      r.condition().toString()));
    }

    private ElementId first(String object) {
      return element(new ElementId(Kind.OBJECT, object))
          .filter(TableObject.class::isInstance)
          .map(o -> new ElementId(Kind.TABLE, ((TableObject) o).shape().first()))
          .orElse(new ElementId(Kind.TABLE, object));
    }

    private void edge(ElementId from, ElementId to, String label) {
      if (keys.containsKey(from) && keys.containsKey(to)) {
        edges.add(new Edge(key(from), key(to), label, true));
      }
    }

    private static void tables(SqlExpression condition, Set<String> found) {
      if (condition.operands().isEmpty()) {
        Matcher operand = OPERAND.matcher(condition.op());
        while (operand.find()) {
          found.add(operand.group(1).replace("]]", "]"));
        }
      }
      condition.operands().forEach(operand -> tables(operand, found));
    }
  }
}
