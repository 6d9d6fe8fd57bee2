package dsc.graph;

import dsc.graph.Graph.Edge;
import dsc.graph.Graph.Node;

/** A graph as Mermaid text, which many wikis and code hosts draw. */
public final class Mermaid {
  private Mermaid() {}

  public static String write(Graph graph) {
    StringBuilder out = new StringBuilder("flowchart LR\n");
    for (Node node : graph.nodes()) {
      String label = '"' + escaped(node.label()) + '"';
      out.append("  ").append(node.key());
      out.append(
          switch (node.shape()) {
            case TABLE -> "[(" + label + ")]";
            case COLUMN -> "[" + label + "]";
            case CALCULATION -> "([" + label + "])";
            case PARAMETER -> "{{" + label + "}}";
          });
      out.append('\n');
    }
    for (Edge edge : graph.edges()) {
      out.append("  ").append(edge.from());
      out.append(edge.join() ? " ---|\"" + escaped(edge.label()) + "\"| " : " --> ");
      out.append(edge.to()).append('\n');
    }
    return out.toString();
  }

  /** Mermaid reads entities by number, without an ampersand. */
  private static String escaped(String text) {
    StringBuilder out = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              boolean plain = Character.isLetterOrDigit(c) || " .,:=<>()[]_-/%+*".indexOf(c) >= 0;
              boolean safe = plain && c != '<' && c != '>';
              out.append(safe ? Character.toString(c) : "#" + c + ";");
            });
    return out.toString();
  }
}
