package dsc.plan.hazard;

import dsc.diag.Code;
import dsc.model.Filter;
import dsc.plan.diff.Change;
import java.util.stream.Stream;

/** A row filter is gone: everybody sees the rows it kept back. */
final class FilterRemoved implements Rule {
  @Override
  public Stream<Hazard> judge(Change change, Scene scene) {
    return change instanceof Change.Remove remove && remove.before() instanceof Filter filter
        ? Stream.of(
            scene.removal(
                Code.FILTER_REMOVED,
                ChangeClass.SECURITY,
                filter.id(),
                "Rows that this filter kept back become visible."))
        : Stream.empty();
  }
}
