package dsc.check;

import dsc.catalog.Parameter;
import dsc.diag.Diagnostics;

/**
 * Some arguments must be known before Tableau asks for data: a literal, or a parameter where
 * Tableau puts its value in before asking. Source: the connector SDK's function map, where these
 * arguments are literals.
 */
final class ConstantArguments implements CallRule {
  @Override
  public void check(TypedExpr.Call call, Diagnostics diags) {
    for (int i = 0; i < call.arguments().size(); i++) {
      Parameter parameter = call.overload().parameter(i);
      TypedExpr argument = call.arguments().get(i);
      boolean right =
          switch (parameter.form()) {
            case EXPRESSION -> true;
            case CONSTANT ->
                Constants.isLiteral(argument) || argument instanceof TypedExpr.Parameter;
            case LITERAL -> Constants.isLiteral(argument);
          };
      if (!right) {
        diags.report(Problems.argumentNotConstant(argument, call.overload().function(), parameter));
      }
    }
  }
}
