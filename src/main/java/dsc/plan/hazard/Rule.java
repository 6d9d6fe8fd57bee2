package dsc.plan.hazard;

import dsc.plan.diff.Change;
import java.util.stream.Stream;

/** Looks at one change and says whom it may hurt, if anybody. */
@FunctionalInterface
interface Rule {
  Stream<Hazard> judge(Change change, Scene scene);
}
