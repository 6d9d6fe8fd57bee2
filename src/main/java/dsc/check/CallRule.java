package dsc.check;

import dsc.diag.Diagnostics;
import java.util.List;

/** Something that must hold for a call beyond the types of its arguments. */
interface CallRule {
  /** All rules; independent of each other and of their order. */
  List<CallRule> ALL = List.of(new ConstantArguments(), new KnownWords(), new NumbersInRange());

  void check(TypedExpr.Call call, Diagnostics diags);
}
