package dsc.plan.hazard;

import dsc.diag.Code;
import dsc.model.ElementId;
import dsc.model.Field;
import dsc.plan.diff.Change;
import java.util.stream.Stream;

/** A calculation that a row filter rests on has another formula: other rows may pass. */
final class FilterCalculation implements Rule {
  @Override
  public Stream<Hazard> judge(Change change, Scene scene) {
    return Sides.of(change, Field.Calculation.class)
        .filter(s -> !s.before().formula().equals(s.after().formula()))
        .filter(s -> scene.users(s.after().id()).stream().anyMatch(FilterCalculation::isFilter))
        .map(
            s ->
                scene.hazard(
                    Code.FILTER_CALCULATION_CHANGED,
                    ChangeClass.SECURITY,
                    s.after().id(),
                    "A row filter uses this calculation, so rows it kept back may become visible."))
        .stream();
  }

  private static boolean isFilter(ElementId id) {
    return id.kind() == ElementId.Kind.FILTER || id.kind() == ElementId.Kind.EXTRACT_FILTER;
  }
}
