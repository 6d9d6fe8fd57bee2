package dsc.plan.hazard;

import dsc.diag.Code;
import dsc.model.Field;
import dsc.plan.diff.Change;
import java.util.stream.Stream;

/**
 * A field has another internal name, by which workbooks know it, or another caption, by which
 * people and Tableau's query API know it.
 */
final class FieldRenamed implements Rule {
  @Override
  public Stream<Hazard> judge(Change change, Scene scene) {
    return switch (change) {
      case Change.Rename(Field before, Field after, var fields) ->
          Stream.of(
              scene.hazard(
                  Code.FIELD_NAME_CHANGED,
                  ChangeClass.BREAKING,
                  after.id(),
                  "Workbooks know this field as [" + before.id().name() + "] and lose it."));
      case Change.Modify(Field before, Field after, var fields)
          when !before.shownName().equals(after.shownName()) ->
          Stream.of(
              scene.hazard(
                  Code.FIELD_CAPTION_CHANGED,
                  ChangeClass.BEHAVIOUR,
                  after.id(),
                  "Workbooks follow the new caption; queries through the API that name the field"
                      + " by its caption do not."));
      case Change other -> Stream.empty();
    };
  }
}
