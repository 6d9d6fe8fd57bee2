package dsc.check;

import dsc.diag.Diagnostics;
import dsc.resolve.BoundFilter;
import dsc.spec.ExtractSpec;
import dsc.spec.FilterSpec;
import java.util.Optional;

/**
 * An extract that dsc builds holds the rows for which each filter is true by itself: a filter that
 * looks at more than the value of its field can only be left to Tableau.
 */
final class ExtractFilters implements Rule {
  @Override
  public void check(Typed typed, Diagnostics diags) {
    Optional<ExtractSpec> extract = typed.resolved().spec().extract();
    if (extract.filter(e -> e.mode().value() == ExtractSpec.Mode.FILTERED).isEmpty()) {
      return;
    }
    for (BoundFilter filter : typed.resolved().extractFilters()) {
      if (!isOfRows(filter.spec())) {
        diags.report(RuleProblems.filterNotInExtract(filter.spec().field()));
      }
    }
  }

  private static boolean isOfRows(FilterSpec filter) {
    boolean members =
        !(filter instanceof FilterSpec.Categorical categorical) || categorical.members().isOfRows();
    return members && filter.level().isEmpty();
  }
}
