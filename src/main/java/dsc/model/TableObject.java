package dsc.model;

/**
 * One logical table: its object id, caption and the physical tables behind it with the order in
 * which they are joined. A {@link Join} for every inner node has the address of the first table on
 * its right.
 */
public record TableObject(ElementId id, int ordinal, String caption, Shape shape)
    implements Element {

  /** A binary tree over table aliases. */
  public sealed interface Shape {
    /** One table. */
    record Leaf(String alias) implements Shape {
      @Override
      public String toString() {
        return alias;
      }
    }

    /** Two joined sides. */
    record Joined(Shape left, Shape right) implements Shape {
      @Override
      public String toString() {
        return left + ", " + (right instanceof Joined ? "(" + right + ")" : right);
      }
    }

    /** The alias of the leftmost table. */
    default String first() {
      Shape shape = this;
      while (shape instanceof Joined joined) {
        shape = joined.left();
      }
      return ((Leaf) shape).alias();
    }
  }
}
