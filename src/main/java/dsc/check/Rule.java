package dsc.check;

import dsc.diag.Diagnostics;

/** One thing that must hold of a typed spec. */
public interface Rule {
  /** Reports every breach. What rests on an error reported before is left alone. */
  void check(Typed typed, Diagnostics diags);
}
