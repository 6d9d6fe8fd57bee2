package dsc.plan.hazard;

import dsc.diag.Code;
import dsc.model.Field;
import dsc.plan.diff.Change;
import java.util.Optional;
import java.util.stream.Stream;

/** A user filter is gone, or shows people more or fewer rows; views may use it by themselves. */
final class UserFilterChanged implements Rule {
  @Override
  public Stream<Hazard> judge(Change change, Scene scene) {
    if (change instanceof Change.Remove remove
        && remove.before() instanceof Field.UserFilter filter) {
      return Stream.of(
          scene.removal(
              Code.FILTER_REMOVED,
              ChangeClass.SECURITY,
              filter.id(),
              "Rows that this user filter kept from people become visible."));
    }
    return Sides.of(change, Field.class).flatMap(sides -> changed(sides, scene)).stream();
  }

  private static Optional<Hazard> changed(Sides<Field> sides, Scene scene) {
    if (!(sides.before() instanceof Field.UserFilter before)) {
      return Optional.empty();
    }
    boolean narrowed =
        sides.after() instanceof Field.UserFilter after && Passing.within(after, before);
    boolean same =
        narrowed
            && sides.after() instanceof Field.UserFilter after
            && Passing.within(before, after);
    if (same) {
      return Optional.empty();
    }
    return Optional.of(
        narrowed
            ? scene.hazard(
                Code.FILTER_NARROWED,
                ChangeClass.BEHAVIOUR,
                sides.after().id(),
                "Some people no longer see all rows that they saw.")
            : scene.hazard(
                Code.FILTER_LOOSENED,
                ChangeClass.SECURITY,
                sides.after().id(),
                "People may see rows that this user filter kept from them."));
  }
}
