package dsc.plan;

/** What a plan should do beyond bringing the target to the specs. */
public enum PlanOption {
  /** Remove what dsc published and no spec wants any more. */
  PRUNE,
  /** Take over what is in the way but was not published by dsc. */
  ADOPT,
  /** Add new rows to incremental extracts also when nobody can see whether there are any. */
  INCREMENT,
  /** Build every extract anew. */
  REFRESH,
  /** Only some of the workspace's data sources are planned, so nothing else is orphaned. */
  PARTIAL
}
