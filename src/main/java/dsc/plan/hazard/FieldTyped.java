package dsc.plan.hazard;

import dsc.diag.Code;
import dsc.model.Field;
import dsc.model.FieldProperties;
import dsc.plan.diff.Change;
import java.util.stream.Stream;

/** A field has another data type, role or type: views place, group or compute it differently. */
final class FieldTyped implements Rule {
  @Override
  public Stream<Hazard> judge(Change change, Scene scene) {
    return Sides.of(change, Field.class).stream().flatMap(sides -> judge(sides, scene));
  }

  private static Stream<Hazard> judge(Sides<Field> sides, Scene scene) {
    FieldProperties before = sides.before().properties();
    FieldProperties after = sides.after().properties();
    Stream.Builder<Hazard> hazards = Stream.builder();
    if (before.dataType() != after.dataType()) {
      hazards.add(
          scene.hazard(
              Code.FIELD_DATA_TYPE_CHANGED,
              ChangeClass.BREAKING,
              sides.after().id(),
              "Formulas, filters and joins in workbooks expect "
                  + before.dataType().text()
                  + " and get "
                  + after.dataType().text()
                  + "."));
    }
    if (before.role() != after.role()) {
      hazards.add(
          scene.hazard(
              Code.FIELD_ROLE_CHANGED,
              ChangeClass.BREAKING,
              sides.after().id(),
              "Views that use this field as a " + before.role().text() + " change or break."));
    }
    if (before.type() != after.type()) {
      hazards.add(
          scene.hazard(
              Code.FIELD_TYPE_CHANGED,
              ChangeClass.BREAKING,
              sides.after().id(),
              "Views that use this field as "
                  + before.type().text()
                  + " change their axes or break."));
    }
    return hazards.build();
  }
}
