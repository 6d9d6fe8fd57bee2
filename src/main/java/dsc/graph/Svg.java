package dsc.graph;

import dsc.graph.Graph.Edge;
import dsc.graph.Graph.Node;
import dsc.graph.Graph.Shape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A graph as an SVG picture that needs nothing else: tables at the left, then columns and
 * parameters, then calculations, each to the right of what it uses. Within a column a node stands
 * near what it is connected to.
 */
public final class Svg {
  private static final int NODE_HEIGHT = 26;
  private static final int ROW = 38;
  private static final int GAP = 90;
  private static final int MARGIN = 40;
  private static final int TOP = 60;
  private static final int LETTER = 7;
  private static final int LONGEST = 34;

  private final Graph graph;
  private final Map<String, Box> boxes = new HashMap<>();
  private final StringBuilder out = new StringBuilder();
  private int width;
  private int height;

  private Svg(Graph graph) {
    this.graph = graph;
  }

  private record Box(int x, int y, int width) {
    int middle() {
      return y + NODE_HEIGHT / 2;
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
    graph.edges().forEach(this::edge);
    graph.nodes().forEach(this::node);
    return out.append("</svg>\n").toString();
  }

  private void place() {
    TreeMap<Integer, List<Node>> layers = new TreeMap<>();
    graph.nodes().forEach(n -> layers.computeIfAbsent(n.layer(), l -> new ArrayList<>()).add(n));
    boolean joins = graph.edges().stream().anyMatch(Edge::join);
    int x = MARGIN + (joins ? GAP : 0);
    height = TOP;
    for (List<Node> layer : layers.values()) {
      int widest = 0;
      List<Node> ordered = ordered(layer);
      for (int row = 0; row < ordered.size(); row++) {
        Node node = ordered.get(row);
        int size = Math.max(60, shown(node.label()).length() * LETTER + 24);
        boxes.put(node.key(), new Box(x, TOP + row * ROW, size));
        widest = Math.max(widest, size);
      }
      height = Math.max(height, TOP + ordered.size() * ROW);
      x += widest + GAP;
    }
    width = Math.max(320, x - GAP + MARGIN);
    height += MARGIN;
  }

  /** By the mean height of what a node uses; nodes that use nothing keep their order. */
  private List<Node> ordered(List<Node> layer) {
    Map<String, Double> heights = new HashMap<>();
    for (int i = 0; i < layer.size(); i++) {
      String key = layer.get(i).key();
      heights.put(
          key,
          graph.edges().stream()
              .filter(e -> !e.join() && e.to().equals(key) && boxes.containsKey(e.from()))
              .mapToInt(e -> box(e.from()).y())
              .average()
              .orElse(TOP + (double) i * ROW));
    }
    List<Node> ordered = new ArrayList<>(layer);
    ordered.sort(Comparator.comparingDouble(node -> heights.getOrDefault(node.key(), 0.0)));
    return ordered;
  }

  private Box box(String key) {
    return boxes.getOrDefault(key, new Box(0, 0, 0));
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

  private void edge(Edge edge) {
    Box from = box(edge.from());
    Box to = box(edge.to());
    if (edge.join()) {
      int reach = from.x() - 30 - Math.min(40, Math.abs(to.y() - from.y()) / 6);
      curve("join", from.x(), from.middle(), reach, to.x(), to.middle(), reach, edge.label());
      out.append("<text class=\"label\" x=\"").append(MARGIN / 4).append("\" y=\"");
      out.append((from.middle() + to.middle()) / 2 + 3).append("\">");
      out.append(escaped(word(edge.label())));
      out.append("</text>\n");
      return;
    }
    int start = from.x() + from.width();
    int bend = (start + to.x()) / 2;
    curve("use", start, from.middle(), bend, to.x(), to.middle(), bend, "");
  }

  /** The kind of a join; a relationship has none. */
  private static String word(String label) {
    int colon = label.indexOf(':');
    return label.startsWith("[") || colon < 0 ? "" : label.substring(0, colon);
  }

  private void curve(
      String style, int x1, int y1, int bend1, int x2, int y2, int bend2, String title) {
    out.append("<path class=\"").append(style).append("\" d=\"M").append(x1).append(' ').append(y1);
    out.append(" C").append(bend1).append(' ').append(y1).append(' ').append(bend2).append(' ');
    out.append(y2).append(' ').append(x2).append(' ').append(y2).append("\">");
    out.append(title.isEmpty() ? "" : "<title>" + escaped(title) + "</title>");
    out.append("</path>\n");
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
