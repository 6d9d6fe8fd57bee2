package dsc.check;

import dsc.catalog.FunctionCatalog;
import dsc.diag.Diagnostics;
import dsc.spec.ExtractSpec;
import java.util.Optional;

/**
 * A data source with an extract should not use functions that run in the database of a live
 * connection. Source: Tableau help, "Pass-through functions".
 */
final class ExtractFunctions implements Rule {
  @Override
  public void check(Typed typed, Diagnostics diags) {
    Optional<ExtractSpec> extract = typed.resolved().spec().extract();
    if (extract.filter(spec -> spec.mode().value() != ExtractSpec.Mode.NONE).isPresent()) {
      typed.calculations().values().forEach(formula -> check(formula, diags));
    }
  }

  private static void check(TypedExpr formula, Diagnostics diags) {
    TypedWalk.visit(
        formula,
        expr -> {
          if (expr instanceof TypedExpr.Call call) {
            FunctionCatalog.standard()
                .function(call.overload().function())
                .filter(function -> !function.inExtract())
                .map(function -> RuleProblems.notInExtract(call.span(), function.name()))
                .ifPresent(diags::report);
          }
        });
  }
}
