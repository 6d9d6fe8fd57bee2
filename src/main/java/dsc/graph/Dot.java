package dsc.graph;

import dsc.graph.Graph.Edge;
import dsc.graph.Graph.Node;

/** A graph as Graphviz text. */
public final class Dot {
  private Dot() {}

  public static String write(Graph graph) {
    StringBuilder out = new StringBuilder("digraph {\n  rankdir=LR;\n");
    out.append("  label=").append(quoted(graph.title())).append(";\n");
    out.append("  node [fontname=\"Helvetica\"];\n");
    for (Node node : graph.nodes()) {
      String shape =
          switch (node.shape()) {
            case TABLE -> "cylinder";
            case COLUMN -> "box";
            case CALCULATION -> "ellipse";
            case PARAMETER -> "hexagon";
          };
      out.append("  ").append(node.key());
      out.append(" [label=").append(quoted(node.label())).append(", shape=").append(shape);
      out.append("];\n");
    }
    for (Edge edge : graph.edges()) {
      out.append("  ").append(edge.from()).append(" -> ").append(edge.to());
      if (edge.join()) {
        out.append(" [dir=none, style=bold, label=").append(quoted(edge.label())).append("]");
      }
      out.append(";\n");
    }
    return out.append("}\n").toString();
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
  }
}
