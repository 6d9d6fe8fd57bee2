package dsc.resolve;

import dsc.spec.RelationshipSpec;
import java.util.List;

/**
 * A relationship between two logical tables, each by the alias of its first table, with its
 * condition taken apart: the left operands are of {@code from}, the right ones of {@code to}.
 */
public record BoundRelationship(
    RelationshipSpec spec, String from, String to, List<BoundJoin.Comparison> comparisons) {
  public BoundRelationship {
    comparisons = List.copyOf(comparisons);
  }
}
