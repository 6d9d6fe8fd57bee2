package dsc.lower;

import dsc.spec.AddressingSpec.Direction;
import java.util.Arrays;
import java.util.Optional;

/** Directions of table calculations: Tableau's menu words and what files saved by Tableau say. */
public final class Orderings {
  private Orderings() {}

  /** The {@code ordering-type} of a direction. */
  public static String tds(Direction direction) {
    return switch (direction) {
      case TABLE_ACROSS -> "Rows";
      case TABLE_DOWN -> "Columns";
      case TABLE_ACROSS_THEN_DOWN -> "Table";
      case TABLE_DOWN_THEN_ACROSS -> "TableCol";
      case PANE_ACROSS -> "RowInPane";
      case PANE_DOWN -> "ColumnInPane";
      case PANE_ACROSS_THEN_DOWN -> "Pane";
      case PANE_DOWN_THEN_ACROSS -> "PaneCol";
      case CELL -> "CellInPane";
    };
  }

  /** The direction of an {@code ordering-type}, unless that is none. */
  public static Optional<Direction> direction(String tds) {
    return Arrays.stream(Direction.values()).filter(d -> tds(d).equals(tds)).findFirst();
  }
}
