package dsc.plan.hazard;

import dsc.diag.Code;
import dsc.model.Field;
import dsc.plan.diff.Change;
import java.util.stream.Stream;

/** A field that people could use is hidden from them. */
final class FieldHidden implements Rule {
  @Override
  public Stream<Hazard> judge(Change change, Scene scene) {
    return Sides.of(change, Field.class)
        .filter(s -> s.after().properties().hidden() && !s.before().properties().hidden())
        .map(
            s ->
                scene.hazard(
                    Code.FIELD_HIDDEN,
                    ChangeClass.BREAKING,
                    s.after().id(),
                    "Views that use this field no longer find it."))
        .stream();
  }
}
