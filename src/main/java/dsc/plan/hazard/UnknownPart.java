package dsc.plan.hazard;

import dsc.diag.Code;
import dsc.model.Opaque;
import dsc.plan.diff.Change;
import java.util.stream.Stream;

/** A part that dsc keeps without understanding it comes, goes or changes. */
final class UnknownPart implements Rule {
  @Override
  public Stream<Hazard> judge(Change change, Scene scene) {
    boolean unknown =
        switch (change) {
          case Change.Retitle c -> false;
          case Change.Add c -> c.after() instanceof Opaque;
          case Change.Remove c -> c.before() instanceof Opaque;
          case Change.Modify c -> c.after() instanceof Opaque;
          case Change.Rename c -> c.after() instanceof Opaque;
        };
    return unknown
        ? Stream.of(
            scene.hazard(
                Code.UNKNOWN_PART_CHANGED,
                ChangeClass.BEHAVIOUR,
                change.id(),
                "dsc does not interpret this part, so it cannot tell what the change does."))
        : Stream.empty();
  }
}
