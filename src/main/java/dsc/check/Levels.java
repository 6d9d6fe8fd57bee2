package dsc.check;

import dsc.catalog.Level;
import dsc.diag.Diagnostics;
import java.util.List;
import java.util.Optional;

/** Levels of expressions made of parts: the highest of the parts, rows and aggregates apart. */
final class Levels {
  private Levels() {}

  /** The level of the whole; empty, and reported, when rows and aggregates mix. */
  static Optional<Level> combine(List<TypedExpr> parts, Diagnostics diags) {
    Level highest = Level.CONSTANT;
    TypedExpr row = null;
    TypedExpr above = null;
    for (TypedExpr part : parts) {
      Level level = part.level();
      highest = level.compareTo(highest) > 0 ? level : highest;
      if (level == Level.ROW && row == null) {
        row = part;
      }
      if (level.compareTo(Level.AGGREGATE) >= 0 && (above == null || level == Level.TABLE_CALC)) {
        above = part;
      }
    }
    if (row != null && above != null) {
      diags.report(LevelProblems.mixedLevels(source(row), above));
      return Optional.empty();
    }
    return Optional.of(highest);
  }

  /** The first field or level-of-detail expression that makes a part row-level. */
  private static TypedExpr source(TypedExpr part) {
    TypedExpr at = part;
    while (!(at instanceof TypedExpr.Lod)) {
      Optional<TypedExpr> inner =
          at.children().stream().filter(child -> child.level() == Level.ROW).findFirst();
      if (inner.isEmpty()) {
        return at;
      }
      at = inner.get();
    }
    return at;
  }
}
