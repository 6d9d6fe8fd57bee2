package dsc.resolve;

import dsc.catalog.Value;
import dsc.diag.Diagnostics;
import dsc.diag.Span;
import dsc.spec.EncodingSpec;
import dsc.spec.InstanceSpec;
import dsc.spec.Located;
import dsc.spec.MeasureSpec;
import dsc.spec.SortSpec;
import dsc.spec.ValueExpr;
import dsc.spec.ViewsSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The names that defaults of views use. */
public final class Views {
  private final SymbolTable symbols;
  private final Diagnostics diags;

  Views(SymbolTable symbols, Diagnostics diags) {
    this.symbols = symbols;
    this.diags = diags;
  }

  /** Every field that defaults of views name; Measure Names is one of Tableau's own. */
  void check(ViewsSpec views) {
    for (ViewsSpec.Of of : views.encodings()) {
      List<Boolean> measures = new ArrayList<>();
      for (InstanceSpec instance : of.fields()) {
        boolean own = isMeasureNames(instance, symbols);
        measures.add(own);
        if (!own) {
          field(instance.field());
        }
      }
      encodings(of.encodings(), measures);
    }
    views
        .measureNames()
        .ifPresent(
            names -> {
              names.aliases().forEach(alias -> measure(alias.value()));
              if (names.sort().orElse(null) instanceof SortSpec.Manual manual) {
                manual.members().forEach(member -> measure(member));
              }
              encodings(names.encodings(), List.of(true));
            });
  }

  private void encodings(List<EncodingSpec> encodings, List<Boolean> measures) {
    for (EncodingSpec encoding : encodings) {
      if (encoding instanceof EncodingSpec.Members of) {
        for (EncodingSpec.Entry entry : of.entries()) {
          for (int i = 0; i < entry.members().size(); i++) {
            if (i < measures.size() && measures.get(i)) {
              measure(entry.members().get(i));
            }
          }
        }
      }
    }
  }

  private void measure(ValueExpr value) {
    Optional<MeasureSpec> measure =
        value instanceof ValueExpr.Fixed(Span at, Value.Text(String text))
            ? MeasureSpec.parse(text)
            : Optional.empty();
    if (measure.isEmpty()) {
      diags.report(Problems.noMeasure(value.span()));
    } else {
      measure
          .flatMap(MeasureSpec::field)
          .ifPresent(name -> field(new Located<>(name, value.span())));
    }
  }

  private void field(Located<String> name) {
    if (symbols.field(name.value()).isEmpty()) {
      diags.report(Problems.unknownField(name, symbols.fieldNames()));
    }
  }

  /** Whether a spec means Tableau's field of the measures of a view, and no field so called. */
  public static boolean isMeasureNames(InstanceSpec instance, SymbolTable symbols) {
    String caption = instance.field().value();
    return caption.equals(MeasureSpec.MEASURE_NAMES) && symbols.field(caption).isEmpty();
  }
}
