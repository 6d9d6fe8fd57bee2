package dsc.check;

import dsc.catalog.Value;
import dsc.diag.Diagnostics;
import dsc.resolve.BoundFilter;
import dsc.resolve.Resolved;
import dsc.resolve.Symbol;
import dsc.spec.DerivedSpec;
import dsc.spec.FilterSpec;
import dsc.spec.MembersSpec;
import dsc.spec.ValueExpr;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A user filter keeps rows from people where a data source filter includes what it lets them see.
 * Nobody looks when an extract is built, so no extract filter can be on one.
 */
final class UserFilters implements Rule {
  @Override
  public void check(Typed typed, Diagnostics diags) {
    Resolved resolved = typed.resolved();
    for (BoundFilter filter : resolved.filters()) {
      if (resolved.isUserFilter(filter.field()) && !includesTrue(filter.spec())) {
        diags.report(RuleProblems.userFilterNotIncluded(filter.spec().field()));
      }
    }
    for (BoundFilter filter : resolved.extractFilters()) {
      if (resolved.isUserFilter(filter.field())) {
        diags.report(RuleProblems.userFilterOfExtract(filter.spec().field()));
      }
    }
    Set<Symbol.Field> applied =
        resolved.filters().stream().map(BoundFilter::field).collect(Collectors.toSet());
    resolved
        .derived()
        .forEach(
            (symbol, spec) -> {
              if (spec instanceof DerivedSpec.UserFilter filter && !applied.contains(symbol)) {
                diags.report(RuleProblems.userFilterNotApplied(filter.name()));
              }
            });
  }

  private static boolean includesTrue(FilterSpec filter) {
    return filter instanceof FilterSpec.Categorical categorical
        && filter.level().isEmpty()
        && categorical.members().isOfRows()
        && categorical.members().base() instanceof MembersSpec.Base.Listed listed
        && listed.mode() == MembersSpec.Mode.INCLUDE
        && listed.values().stream()
            .allMatch(
                value ->
                    value instanceof ValueExpr.Fixed fixed
                        && fixed.value().equals(new Value.Bool(true)));
  }
}
