package dsc.plan.hazard;

import dsc.diag.Code;
import dsc.model.Element;
import dsc.model.ElementId;
import dsc.model.Field;
import dsc.model.Parameter;
import dsc.plan.diff.Change;
import java.util.stream.Stream;

/** A field or parameter that a row filter rests on has other values: other rows may pass. */
final class FilterBasis implements Rule {
  @Override
  public Stream<Hazard> judge(Change change, Scene scene) {
    return Sides.of(change, Element.class)
        .filter(FilterBasis::hasOtherValues)
        .filter(s -> scene.users(s.after().id()).stream().anyMatch(FilterBasis::isFilter))
        .map(
            s ->
                scene.hazard(
                    Code.FILTER_BASIS_CHANGED,
                    ChangeClass.SECURITY,
                    s.after().id(),
                    "A row filter rests on this, so rows it kept back may become visible."))
        .stream();
  }

  private static boolean hasOtherValues(Sides<Element> sides) {
    if (sides.before() instanceof Field before && sides.after() instanceof Field after) {
      return !FieldMeaning.sameValues(before, after);
    }
    return sides.before() instanceof Parameter before
        && sides.after() instanceof Parameter after
        && !before.value().equals(after.value());
  }

  private static boolean isFilter(ElementId id) {
    return id.kind() == ElementId.Kind.FILTER || id.kind() == ElementId.Kind.EXTRACT_FILTER;
  }
}
