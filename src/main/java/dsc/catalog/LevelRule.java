package dsc.catalog;

/** How the level of a call follows from its function. */
public enum LevelRule {
  /** The highest level of the arguments; constant without arguments. */
  INHERIT,
  /** Turns rows into one value; takes no aggregates. */
  AGGREGATE,
  /** Computed over the marks of a view; takes aggregates and constants. */
  TABLE_CALC
}
