package dsc.plan.hazard;

import dsc.diag.Code;
import dsc.model.Element;
import dsc.model.Join;
import dsc.model.Relationship;
import dsc.model.TableObject;
import dsc.plan.diff.Change;
import java.util.Optional;
import java.util.stream.Stream;

/** Tables are combined in another way: rows may multiply or vanish. */
final class JoinChanged implements Rule {
  @Override
  public Stream<Hazard> judge(Change change, Scene scene) {
    return combination(change)
        .map(
            element ->
                scene.base(
                    Code.JOIN_CHANGED,
                    ChangeClass.BEHAVIOUR,
                    element.id(),
                    "Rows may multiply or vanish, so totals may change."))
        .stream();
  }

  /** The join or relationship that changed; new logical tables alone leave the others' rows be. */
  private static Optional<Element> combination(Change change) {
    return switch (change) {
      case Change.Retitle c -> Optional.empty();
      case Change.Add c -> Optional.of(c.after()).filter(Join.class::isInstance);
      case Change.Remove c ->
          Optional.of(c.before()).filter(e -> e instanceof Join || e instanceof Relationship);
      case Change.Modify c -> changed(c.before(), c.after());
      case Change.Rename c -> changed(c.before(), c.after());
    };
  }

  private static Optional<Element> changed(Element before, Element after) {
    boolean differs =
        switch (after) {
          case Join join -> true;
          case Relationship relationship -> true;
          case TableObject object ->
              before instanceof TableObject old && !old.shape().equals(object.shape());
          case Element other -> false;
        };
    return differs ? Optional.of(after) : Optional.empty();
  }
}
