package dsc.resolve;

import dsc.diag.ScalarText;
import dsc.formula.Expr;

/** A formula inside a filter or set, and what it is for. */
public record BoundFormula(ScalarText text, Expr expr, Purpose purpose) {

  /** What the formula must give. */
  public enum Purpose {
    /** True or false for each member. */
    CONDITION,
    /** A number for each member, by which members are ordered. */
    ORDER
  }
}
