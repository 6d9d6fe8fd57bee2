package dsc.resolve;

import dsc.diag.ScalarText;
import dsc.formula.Expr;

/** A formula inside a filter, set, join or relationship, and what it is for. */
public record BoundFormula(ScalarText text, Expr expr, Purpose purpose) {

  /** What the formula must give. */
  public enum Purpose {
    /** True or false for each member. */
    CONDITION,
    /** True or false for two rows, in a join or relationship. */
    COMPARISON,
    /** A number for each member, by which members are ordered. */
    ORDER
  }
}
