package dsc.plan.hazard;

import dsc.diag.Code;
import dsc.model.Table;
import dsc.plan.diff.Change;
import java.util.stream.Stream;

/** A table reads other rows. */
final class TableChanged implements Rule {
  @Override
  public Stream<Hazard> judge(Change change, Scene scene) {
    return Sides.of(change, Table.class)
        .map(
            sides ->
                scene.base(
                    Code.TABLE_CHANGED,
                    ChangeClass.BEHAVIOUR,
                    sides.after().id(),
                    "The fields of this table get their values from elsewhere."))
        .stream();
  }
}
