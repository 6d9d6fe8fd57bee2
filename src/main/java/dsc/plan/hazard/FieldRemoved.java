package dsc.plan.hazard;

import dsc.diag.Code;
import dsc.model.Field;
import dsc.model.Parameter;
import dsc.plan.diff.Change;
import java.util.stream.Stream;

/** A field or parameter is gone: every view that uses it shows an error. */
final class FieldRemoved implements Rule {
  @Override
  public Stream<Hazard> judge(Change change, Scene scene) {
    if (!(change instanceof Change.Remove remove)) {
      return Stream.empty();
    }
    return switch (remove.before()) {
      case Field field when !field.properties().hidden() ->
          Stream.of(
              scene.removal(
                  Code.FIELD_REMOVED,
                  ChangeClass.BREAKING,
                  field.id(),
                  "Views, flows and queries that use this field stop working."));
      case Parameter parameter ->
          Stream.of(
              scene.removal(
                  Code.PARAMETER_REMOVED,
                  ChangeClass.BREAKING,
                  parameter.id(),
                  "Views that show or use this parameter stop working."));
      default -> Stream.empty();
    };
  }
}
