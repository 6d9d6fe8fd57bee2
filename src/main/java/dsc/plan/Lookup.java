package dsc.plan;

import dsc.diag.Code;
import java.util.Optional;

/** What a target says when asked for a publication. */
public sealed interface Lookup {

  /** The revision of what is there. */
  default Optional<Revision> revision() {
    return switch (this) {
      case Absent l -> Optional.empty();
      case Gone l -> Optional.empty();
      case Ours l -> Optional.of(l.published().revision());
      case Theirs l -> Optional.of(l.published().revision());
      case Damaged l -> Optional.of(l.state());
      case Unusable l -> Optional.empty();
    };
  }

  /** Nothing there, and nothing was. */
  record Absent() implements Lookup {}

  /** dsc published it, but it was deleted since. */
  record Gone() implements Lookup {}

  /** dsc published it and it is there. */
  record Ours(Published published) implements Lookup {}

  /** Something that dsc did not publish has the place; the place in words. */
  record Theirs(String place, Published published) implements Lookup {}

  /** The place cannot be used at all: why, in one sentence, and the code to look up. */
  record Unusable(Code code, String why) implements Lookup {}

  /** Something is there that cannot be read as a data source; why, in one sentence. */
  record Damaged(boolean ours, String place, Revision state, String why) implements Lookup {}
}
