package dsc;

import dsc.diag.Code;
import dsc.diag.Diagnostic;
import dsc.diag.Diagnostics;
import dsc.diag.Label;
import dsc.diag.ScalarText;
import dsc.diag.Severity;
import dsc.diag.SourceFile;
import dsc.formula.Expr;
import dsc.formula.ExprWalk;
import dsc.formula.FormulaParser;
import dsc.model.Datasource;
import dsc.model.ElementId;
import dsc.model.Field;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Calculations that no spec can say: their formulas are none, or use what is not there, which
 * includes each other. A spec that said them would only fail to compile.
 */
final class BrokenFormulas {
  private final Datasource datasource;
  private final Diagnostics diags;
  private final Map<ElementId, List<Expr.FieldRef>> references = new TreeMap<>();
  private final Map<ElementId, String> broken = new HashMap<>();

  private BrokenFormulas(Datasource datasource, Diagnostics diags) {
    this.datasource = datasource;
    this.diags = diags;
  }

  /**
   * The broken calculations and what is wrong with each, in a few words.
   *
   * @param diags gets a warning for each formula that is none
   */
  static Map<ElementId, String> find(Datasource datasource, Diagnostics diags) {
    return new BrokenFormulas(datasource, diags).find();
  }

  private Map<ElementId, String> find() {
    datasource.all(Field.Calculation.class).forEach(this::read);
    boolean more = true;
    while (more) {
      Set<String> names = names();
      int before = broken.size();
      references.forEach(
          (user, used) ->
              used.stream()
                  .filter(reference -> !names.contains(lower(reference.name())))
                  .findFirst()
                  .ifPresent(missing -> broken.putIfAbsent(user, missing(missing.name()))));
      more = broken.size() > before;
    }
    return broken;
  }

  /** Every name that a formula of a spec may use, whatever its case. */
  private Set<String> names() {
    Set<String> names = new HashSet<>();
    datasource
        .all(Field.class)
        .filter(field -> !broken.containsKey(field.id()))
        .forEach(
            field -> {
              names.add(lower(field.id().name()));
              names.add(lower(field.shownName()));
            });
    return names;
  }

  private String missing(String internal) {
    String shown =
        datasource.elements().get(ElementId.field(internal)) instanceof Field field
            ? field.shownName()
            : internal;
    return "no field named `" + shown + "`";
  }

  private void read(Field.Calculation calculation) {
    SourceFile text = new SourceFile("[" + calculation.shownName() + "]", calculation.formula());
    Diagnostics problems = new Diagnostics();
    Expr expr = FormulaParser.parse(ScalarText.ofFile(text), problems);
    Optional<Diagnostic> first =
        problems.sorted().stream().filter(d -> d.severity() == Severity.ERROR).findFirst();
    if (first.isEmpty()) {
      references.put(
          calculation.id(),
          ExprWalk.fieldRefs(expr).stream().filter(r -> r.qualifier().isEmpty()).toList());
      return;
    }
    broken.put(calculation.id(), first.get().message());
    first
        .flatMap(Diagnostic::primary)
        .ifPresent(place -> diags.report(kept(calculation, first.get(), place)));
  }

  private static Diagnostic kept(Field.Calculation calculation, Diagnostic problem, Label place) {
    return Diagnostic.warning(
            Code.TDS_FORMULA_KEPT,
            place.span(),
            "the formula of `"
                + calculation.shownName()
                + "` is kept as it is: "
                + problem.message())
        .label(place.text());
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
