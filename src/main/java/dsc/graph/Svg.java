package dsc.graph;

import dsc.graph.Graph.Edge;
import dsc.graph.Graph.Node;
import dsc.graph.Graph.Shape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A graph as an SVG picture that needs nothing else: tables at the left, then columns and
 * parameters, then calculations, each to the right of what it uses. Within a column a node stands
 * near what it is connected to, and a line that goes on to a later column has a lane of its own, so
 * that no line runs behind a node.
 */
public final class Svg {
  private static final int NODE_HEIGHT = 26;
  private static final int ROW = 38;
  private static final int GAP = 90;
  private static final int MARGIN = 40;
  private static final int TOP = 60;
  private static final int LETTER = 7;
  private static final int LANE = 16;
  private static final int LONGEST = 48;

  private final Graph graph;
  private final Map<String, Box> boxes = new HashMap<>();
  private final TreeMap<Integer, List<Spot>> layers = new TreeMap<>();

  /** The lines from spot to spot, by where they end. */
  private final Map<String, Set<String>> lines = new LinkedHashMap<>();

  private final StringBuilder out = new StringBuilder();
  private int width;
  private int height;

  private Svg(Graph graph) {
    this.graph = graph;
  }

  /**
   * Where a spot is.
   *
   * @param right where its column ends, and lines may leave their rows
   */
  private record Box(int x, int y, int width, int height, int right) {
    int middle() {
      return y + height / 2;
    }
  }

  /** A place in a column: a node, or a lane for the lines of a node further to the left. */
  private record Spot(String key, Optional<Node> node) {
    int row() {
      return node.isPresent() ? ROW : LANE;
    }

    Box box(int x, int y, int widest) {
      return node.map(n -> new Box(x, y, width(n), NODE_HEIGHT, x + widest))
          .orElseGet(() -> new Box(x, y, widest, LANE - ROW + NODE_HEIGHT, x + widest));
    }

    static int width(Node node) {
      return Math.max(60, shown(node.label()).length() * LETTER + 24);
    }
  }

  public static String write(Graph graph) {
    return new Svg(graph).write();
  }

  private String write() {
    place();
    out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"").append(width);
    out.append("\" height=\"").append(height).append("\" viewBox=\"0 0 ");
    out.append(width).append(' ').append(height).append("\" role=\"img\">\n");
    out.append("<title>").append(escaped(graph.title())).append("</title>\n");
    out.append(
        """
        <style>
          text { font: 12px Helvetica, Arial, sans-serif; fill: #1f2933; }
          .title { font-size: 16px; font-weight: bold; }
          .label { font-size: 10px; fill: #52606d; }
          .table { fill: #d9e2ec; stroke: #486581; }
          .column { fill: #ffffff; stroke: #829ab1; }
          .calculation { fill: #e3f9e5; stroke: #3f9142; }
          .parameter { fill: #fff3c4; stroke: #cb6e17; }
          .use { fill: none; stroke: #9fb3c8; }
          .join { fill: none; stroke: #486581; stroke-width: 2; }
        </style>
        <rect width="100%" height="100%" fill="#ffffff"/>
        """);
    out.append("<text class=\"title\" x=\"").append(MARGIN).append("\" y=\"32\">");
    out.append(escaped(graph.title())).append("</text>\n");
    lines.forEach((to, all) -> all.forEach(from -> line(box(from), box(to))));
    layers.values().forEach(layer -> layer.forEach(this::lane));
    graph.edges().stream().filter(Edge::join).forEach(this::join);
    graph.edges().stream().filter(Edge::join).forEach(this::label);
    graph.nodes().forEach(this::node);
    return out.append("</svg>\n").toString();
  }

  private void place() {
    Map<String, Integer> layerOf = new HashMap<>();
    for (Node node : graph.nodes()) {
      layerOf.put(node.key(), node.layer());
      layer(node.layer()).add(new Spot(node.key(), Optional.of(node)));
    }
    graph.edges().stream().filter(e -> !e.join()).forEach(e -> route(e, layerOf));
    boolean joins = graph.edges().stream().anyMatch(Edge::join);
    int x = MARGIN + (joins ? GAP : 0);
    height = TOP;
    for (List<Spot> layer : layers.values()) {
      int widest =
          layer.stream().flatMap(s -> s.node().stream()).mapToInt(Spot::width).max().orElse(0);
      int y = TOP;
      for (Spot spot : ordered(layer)) {
        boxes.put(spot.key(), spot.box(x, y, widest));
        y += spot.row();
      }
      height = Math.max(height, y);
      x += widest + GAP;
    }
    width = Math.max(320, x - GAP + MARGIN);
    height += MARGIN;
  }

  private List<Spot> layer(int number) {
    return layers.computeIfAbsent(number, n -> new ArrayList<>());
  }

  /** From column to column, along one lane for all lines of a node. */
  private void route(Edge edge, Map<String, Integer> layerOf) {
    String at = edge.from();
    int first = layerOf.getOrDefault(edge.from(), 0);
    int last = layerOf.getOrDefault(edge.to(), first);
    for (int layer = first + 1; layer < last; layer++) {
      String lane = edge.from() + "@" + layer;
      if (!lines.containsKey(lane)) {
        layer(layer).add(new Spot(lane, Optional.empty()));
      }
      line(at, lane);
      at = lane;
    }
    line(at, edge.to());
  }

  private void line(String from, String to) {
    lines.computeIfAbsent(to, key -> new LinkedHashSet<>()).add(from);
  }

  /** By the mean height of what a spot has lines from; those without keep their order. */
  private List<Spot> ordered(List<Spot> layer) {
    Map<String, Double> heights = new HashMap<>();
    for (int i = 0; i < layer.size(); i++) {
      String key = layer.get(i).key();
      heights.put(
          key,
          lines.getOrDefault(key, Set.of()).stream()
              .filter(boxes::containsKey)
              .mapToInt(from -> box(from).middle())
              .average()
              .orElse(TOP + (double) i * ROW));
    }
    List<Spot> ordered = new ArrayList<>(layer);
    ordered.sort(Comparator.comparingDouble(spot -> heights.getOrDefault(spot.key(), 0.0)));
    return ordered;
  }

  private Box box(String key) {
    return boxes.getOrDefault(key, new Box(0, 0, 0, 0, 0));
  }

  private void node(Node node) {
    Box box = box(node.key());
    int round = node.shape() == Shape.CALCULATION ? NODE_HEIGHT / 2 : 3;
    out.append("<g><title>").append(escaped(node.label())).append("</title><rect class=\"");
    out.append(node.shape().name().toLowerCase(Locale.ROOT)).append("\" x=\"");
    out.append(box.x()).append("\" y=\"").append(box.y()).append("\" width=\"");
    out.append(box.width()).append("\" height=\"").append(NODE_HEIGHT).append("\" rx=\"");
    out.append(round).append("\"/><text x=\"").append(box.x() + 12).append("\" y=\"");
    out.append(box.y() + 17).append("\">").append(escaped(shown(node.label())));
    out.append("</text></g>\n");
  }

  /** At the left of its tables. */
  private void join(Edge edge) {
    Box from = box(edge.from());
    Box to = box(edge.to());
    out.append("<path class=\"join\" d=\"M").append(from.x()).append(' ').append(from.middle());
    out.append(curve(from.middle(), reach(from, to), to.x(), to.middle())).append("\"><title>");
    out.append(escaped(edge.label())).append("</title></path>\n");
  }

  private void label(Edge edge) {
    Box from = box(edge.from());
    Box to = box(edge.to());
    int bend = (from.x() + 3 * reach(from, to)) / 4;
    out.append("<text class=\"label\" text-anchor=\"end\" x=\"").append(bend - 5);
    out.append("\" y=\"").append((from.middle() + to.middle()) / 2 + 3).append("\">");
    out.append(escaped(word(edge.label())));
    out.append("</text>\n");
  }

  private static int reach(Box from, Box to) {
    return from.x() - 30 - Math.min(40, Math.abs(to.y() - from.y()) / 6);
  }

  private void line(Box from, Box to) {
    int bend = (from.right() + to.x()) / 2;
    out.append("<path class=\"use\" d=\"M").append(from.x() + from.width()).append(' ');
    out.append(from.middle()).append(" H").append(from.right());
    out.append(curve(from.middle(), bend, to.x(), to.middle())).append("\"/>\n");
  }

  /** What lines do between the columns' edges when no node is there. */
  private void lane(Spot spot) {
    if (spot.node().isEmpty()) {
      Box box = box(spot.key());
      out.append("<path class=\"use\" d=\"M").append(box.x()).append(' ').append(box.middle());
      out.append(" H").append(box.right()).append("\"/>\n");
    }
  }

  /** The kind of a join; a relationship has none. */
  private static String word(String label) {
    int colon = label.indexOf(':');
    return label.startsWith("[") || colon < 0 ? "" : label.substring(0, colon);
  }

  private static String curve(int y1, int bend, int x2, int y2) {
    return " C" + bend + ' ' + y1 + ' ' + bend + ' ' + y2 + ' ' + x2 + ' ' + y2;
  }

  private static String shown(String label) {
    return label.length() > LONGEST ? label.substring(0, LONGEST - 1) + "…" : label;
  }

  private static String escaped(String text) {
    StringBuilder safe = new StringBuilder();
    text.codePoints()
        .forEach(
            c ->
                safe.append(
                    switch (c) {
                      case '&' -> "&amp;";
                      case '<' -> "&lt;";
                      case '>' -> "&gt;";
                      case '"' -> "&quot;";
                      default -> c < ' ' ? " " : Character.toString(c);
                    }));
    return safe.toString();
  }
}
