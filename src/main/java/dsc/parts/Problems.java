package dsc.parts;

import dsc.diag.Code;
import dsc.diag.Diagnostic;
import dsc.diag.Span;
import dsc.model.ElementId;

/** What can be wrong with a parts file. */
final class Problems {
  private Problems() {}

  static Diagnostic malformed(Span span, String sentence) {
    return Diagnostic.error(Code.PARTS_MALFORMED, span, sentence)
        .help("`dsc import` writes this file; a part that is not wanted can be deleted");
  }

  static Diagnostic gone(Span span, ElementId id) {
    return Diagnostic.warning(
            Code.PART_STALE, span, "there is no " + id + " any more, so this part says nothing")
        .help("delete the part");
  }

  static Diagnostic taken(Span span, ElementId id) {
    return Diagnostic.error(
            Code.PART_STALE, span, "the spec says " + id + " itself, so this part cannot")
        .help("delete the part, or leave " + id + " out of the spec");
  }
}
