package dsc.spec;

import java.util.List;

/** {@code compute_using}: how the table calculations of a formula run. */
public sealed interface AddressingSpec {
  /** In a direction of the view. */
  record Along(Located<Direction> direction) implements AddressingSpec {}

  /** Along fields, from the outermost to the innermost. */
  record Fields(List<InstanceSpec> fields) implements AddressingSpec {
    public Fields {
      fields = List.copyOf(fields);
    }
  }

  /** The directions as Tableau's menu calls them, in lower case. */
  enum Direction {
    TABLE_ACROSS,
    TABLE_DOWN,
    TABLE_ACROSS_THEN_DOWN,
    TABLE_DOWN_THEN_ACROSS,
    PANE_ACROSS,
    PANE_DOWN,
    PANE_ACROSS_THEN_DOWN,
    PANE_DOWN_THEN_ACROSS,
    CELL
  }
}
