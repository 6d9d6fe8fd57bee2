package dsc.check;

import dsc.diag.Diagnostics;
import dsc.resolve.BoundJoin;
import dsc.resolve.Resolved;
import dsc.resolve.Symbol;
import dsc.spec.ExtractSpec;
import dsc.spec.ExtractSpec.Mode;
import dsc.spec.Located;

/**
 * Where dsc itself computes the rows of the data source, for an extract or a test, it joins tables
 * on columns into one table; relationships are only looked up when a view asks. An extract has a
 * table for each logical table then, with the rows that pass the filters on its own columns and on
 * calculations that read nothing else.
 */
final class OwnRows implements Rule {
  @Override
  public void check(Typed typed, Diagnostics diags) {
    Resolved resolved = typed.resolved();
    if (resolved.isOneTable()) {
      return;
    }
    resolved.spec().extract().ifPresent(extract -> extract(extract, typed, diags));
    if (!resolved.spec().tests().isEmpty()) {
      diags.report(RuleProblems.testsNeedOneTable(resolved.spec().tests().getFirst().name()));
    }
  }

  private static void extract(ExtractSpec extract, Typed typed, Diagnostics diags) {
    Resolved resolved = typed.resolved();
    Located<Mode> mode = extract.mode();
    boolean rows = mode.value() == Mode.FILTERED || mode.value() == Mode.FULL;
    boolean joined = extract.sources().stream().anyMatch(source -> source.table().isEmpty());
    if (!rows) {
      return;
    }
    if (resolved.relationships().isEmpty()) {
      if (!joined) {
        resolved.joins().stream()
            .filter(BoundJoin::hasFormula)
            .forEach(join -> diags.report(RuleProblems.joinNotInExtract(join.spec().span())));
      }
    } else {
      if (joined) {
        diags.report(RuleProblems.extractOfSeveralTables(mode.span()));
      }
      resolved.extractFilters().stream()
          .filter(filter -> !isOfOneTable(filter.field(), typed))
          .forEach(f -> diags.report(RuleProblems.filterOfSeveralTables(f.spec().field())));
    }
  }

  /** Whether the rows of one logical table tell the values of a field. */
  private static boolean isOfOneTable(Symbol.Field field, Typed typed) {
    return field instanceof Symbol.Column
        || (field instanceof Symbol.Calculation calculation
            && typed.resolved().calculations().containsKey(calculation)
            && Materialized.tables(calculation, typed).size() == 1);
  }
}
