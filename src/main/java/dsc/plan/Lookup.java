package dsc.plan;

/** What a target says when asked for a publication. */
public sealed interface Lookup {

  /** Nothing there, and nothing was. */
  record Absent() implements Lookup {}

  /** dsc published it, but it was deleted since. */
  record Gone() implements Lookup {}

  /** dsc published it and it is there. */
  record Ours(Published published) implements Lookup {}

  /** Something that dsc did not publish has the place; the place in words. */
  record Theirs(String place, Published published) implements Lookup {}

  /** Something is there that cannot be read as a data source; why, in one sentence. */
  record Damaged(boolean ours, String place, Revision revision, String why) implements Lookup {}
}
