package dsc.plan.hazard;

import dsc.diag.Code;
import dsc.model.Extract;
import dsc.plan.diff.Change;
import java.util.stream.Stream;

/** The data source changes between a live connection and an extract. */
final class ExtractSwitched implements Rule {
  @Override
  public Stream<Hazard> judge(Change change, Scene scene) {
    if (change instanceof Change.Remove remove && remove.before() instanceof Extract) {
      return Stream.of(
          scene.base(
              Code.EXTRACT_REMOVED,
              ChangeClass.DESTRUCTIVE,
              Extract.ID,
              "The extract and its rows are deleted; queries go to the database."));
    }
    boolean added = change instanceof Change.Add add && add.after() instanceof Extract;
    boolean switched =
        Sides.of(change, Extract.class)
            .filter(sides -> sides.before().enabled() != sides.after().enabled())
            .isPresent();
    return added || switched
        ? Stream.of(
            scene.base(
                Code.CONNECTION_MODE_CHANGED,
                ChangeClass.SECURITY,
                Extract.ID,
                "Access rules of the database apply to live queries only, not to an extract."))
        : Stream.empty();
  }
}
