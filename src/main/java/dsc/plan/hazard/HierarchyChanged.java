package dsc.plan.hazard;

import dsc.diag.Code;
import dsc.model.Hierarchy;
import dsc.plan.diff.Change;
import java.util.stream.Stream;

/** A drill path is gone or leads elsewhere. */
final class HierarchyChanged implements Rule {
  @Override
  public Stream<Hazard> judge(Change change, Scene scene) {
    boolean removed = change instanceof Change.Remove c && c.before() instanceof Hierarchy;
    return removed || Sides.of(change, Hierarchy.class).isPresent()
        ? Stream.of(
            scene.removal(
                Code.HIERARCHY_CHANGED,
                ChangeClass.BEHAVIOUR,
                change.id(),
                "Views that drill along this hierarchy drill differently or not at all."))
        : Stream.empty();
  }
}
