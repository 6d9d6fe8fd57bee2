package dsc.plan.hazard;

import dsc.diag.Code;
import dsc.model.Filter;
import dsc.plan.diff.Change;
import java.util.stream.Stream;

/** A row filter is new, narrower, or lets rows through that it did not. */
final class FilterChanged implements Rule {
  @Override
  public Stream<Hazard> judge(Change change, Scene scene) {
    if (change instanceof Change.Add add && add.after() instanceof Filter filter) {
      return Stream.of(narrowed(filter, scene));
    }
    return Sides.of(change, Filter.class)
        .filter(sides -> !Passing.same(sides.before(), sides.after()))
        .map(
            sides ->
                Passing.within(sides.after(), sides.before())
                    ? narrowed(sides.after(), scene)
                    : loosened(sides.after(), scene))
        .stream();
  }

  private static Hazard narrowed(Filter filter, Scene scene) {
    return scene.hazard(
        Code.FILTER_NARROWED,
        ChangeClass.BEHAVIOUR,
        filter.id(),
        "Views lose the rows that no longer pass this filter.");
  }

  private static Hazard loosened(Filter filter, Scene scene) {
    return scene.hazard(
        Code.FILTER_LOOSENED,
        ChangeClass.SECURITY,
        filter.id(),
        "Rows that this filter kept back may become visible.");
  }
}
