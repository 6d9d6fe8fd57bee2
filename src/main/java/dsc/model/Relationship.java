package dsc.model;

/**
 * A relationship of two logical tables, by object id. The condition is written with local field
 * names, the first operand from the first end.
 */
public record Relationship(ElementId id, SqlExpression condition, End first, End second)
    implements Element {

  /**
   * One end: cardinality one is {@code uniqueKey}, "all records match" is {@code guaranteedValue}.
   */
  public record End(String object, boolean uniqueKey, boolean guaranteedValue) {}
}
