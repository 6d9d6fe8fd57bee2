package dsc.query;

import dsc.check.TypedExpr;
import java.util.Optional;

/** How the names in an expression appear in the SELECT it is rendered for. */
interface Scope {
  /** A column of the rows. */
  String column(TypedExpr.Column column);

  /** The value of a level-of-detail expression for a row. */
  String lod(TypedExpr.Lod lod);

  /** An aggregate over the rows of a group. */
  String aggregate(TypedExpr.Call call);

  /** A calculation that is a column already; empty when its formula is to be put in. */
  Optional<String> calculation(TypedExpr.Calculation calculation);
}
