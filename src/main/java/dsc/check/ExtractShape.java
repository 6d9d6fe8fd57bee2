package dsc.check;

import dsc.diag.Diagnostic;
import dsc.diag.Diagnostics;
import dsc.resolve.BoundTable;
import dsc.resolve.Resolved;
import dsc.resolve.Symbol;
import dsc.spec.ExtractShapeSpec;
import dsc.spec.ExtractSpec;
import dsc.spec.Located;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an extract keeps of its rows must be there to be kept: cuts are of one table, measures that
 * are rolled up can be rolled up once more by a view, and stored calculations stay true.
 */
final class ExtractShape implements Rule {
  @Override
  public void check(Typed typed, Diagnostics diags) {
    typed.resolved().spec().extract().ifPresent(extract -> check(extract, typed, diags));
  }

  private static void check(ExtractSpec extract, Typed typed, Diagnostics diags) {
    ExtractShapeSpec shape = extract.shape();
    shape.cut().flatMap(cut -> problem(cut, typed.resolved())).ifPresent(diags::report);
    if (!typed.resolved().relationships().isEmpty()) {
      shape.rollup().ifPresent(all -> diags.report(RuleProblems.rollupOfSeveral(all.span())));
    }
    shape
        .materialized()
        .ifPresent(m -> m.fields().forEach(name -> materialized(name, typed, diags)));
    shape.rollup().ifPresent(rollup -> rollup(rollup, typed, diags));
  }

  private static Optional<Diagnostic> problem(ExtractShapeSpec.Cut cut, Resolved resolved) {
    List<String> aliases = resolved.tables().stream().map(BoundTable::alias).toList();
    if (cut.of().isEmpty()) {
      return resolved.relationships().isEmpty()
          ? Optional.empty()
          : Optional.of(RuleProblems.cutOfWhich(cut.kind().span(), aliases.getFirst()));
    }
    return resolved.relationships().isEmpty()
        ? Optional.of(RuleProblems.cutOfTheOnly(cut.of().get().span()))
        : aliases.contains(cut.of().get().value())
            ? Optional.empty()
            : Optional.of(RuleProblems.cutOfNothing(cut.of().get(), aliases));
  }

  private static void materialized(Located<String> name, Typed typed, Diagnostics diags) {
    Optional<Symbol.Field> field = typed.resolved().symbols().field(name.value());
    if (field.isPresent()) {
      Optional<String> obstacle =
          field.get() instanceof Symbol.Calculation calculation
                  && typed.resolved().calculations().containsKey(calculation)
              ? Materialized.obstacle(calculation, typed)
              : Optional.of("it is no calculation");
      obstacle.ifPresent(reason -> diags.report(RuleProblems.notMaterialized(name, reason)));
    }
  }

  private static void rollup(ExtractShapeSpec.Rollup rollup, Typed typed, Diagnostics diags) {
    List<Symbol.Calculation> materialized = Materialized.of(typed);
    RolledUp rolledUp = new RolledUp(typed);
    List<Symbol.Field> stored = new ArrayList<>(materialized);
    for (Symbol.Field field : typed.resolved().symbols().fields()) {
      if (field instanceof Symbol.Column && !typed.resolved().attributes(field).hidden()) {
        stored.add(field);
      }
    }
    if (stored.stream().allMatch(field -> rolledUp.of(field).isEmpty())) {
      diags.report(RuleProblems.nothingToRollUp(rollup.span()));
    }
    for (Symbol.Field field : stored) {
      if (rolledUp.isLost(field)) {
        typed
            .resolved()
            .attributes(field)
            .aggregation()
            .ifPresent(said -> diags.report(RuleProblems.notRolledUp(said, field.caption())));
      }
    }
    typed
        .calculations()
        .forEach(
            (calculation, formula) -> {
              if (!materialized.contains(calculation)) {
                rolledUp.changed(formula).stream()
                    .limit(1)
                    .forEach(
                        span ->
                            diags.report(
                                RuleProblems.changedByRollup(span, calculation.caption())));
              }
            });
  }
}
