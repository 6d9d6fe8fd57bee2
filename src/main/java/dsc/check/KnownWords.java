package dsc.check;

import dsc.catalog.Parameter;
import dsc.diag.Diagnostics;
import java.util.List;
import java.util.Optional;

/** A date part, weekday or sort order must be one that Tableau knows. */
final class KnownWords implements CallRule {
  @Override
  public void check(TypedExpr.Call call, Diagnostics diags) {
    for (int i = 0; i < call.arguments().size(); i++) {
      Parameter parameter = call.overload().parameter(i);
      Optional<String> word = Constants.text(call.arguments().get(i));
      if (!parameter.type().isWord() || word.isEmpty()) {
        continue;
      }
      List<String> known = Words.of(parameter.type());
      if (!known.contains(Words.normal(word.get()))) {
        diags.report(
            Problems.unknownWord(call.arguments().get(i).span(), word.get(), parameter, known));
      }
    }
  }
}
