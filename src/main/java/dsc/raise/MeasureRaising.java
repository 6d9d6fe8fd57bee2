package dsc.raise;

import dsc.catalog.FieldType;
import dsc.catalog.Value;
import dsc.formula.FormulaPrinter;
import dsc.model.Datasource;
import dsc.model.ElementId;
import dsc.model.Field;
import dsc.model.FieldInstance;
import dsc.model.FieldInstance.Derivation;
import dsc.spec.MeasureSpec;
import java.util.Map;
import java.util.Optional;

/** Members of Measure Names in words. */
final class MeasureRaising {
  private static final String OWN = "[].";

  private final Datasource datasource;
  private final SpecNames names;

  MeasureRaising(Datasource datasource, SpecNames names) {
    this.datasource = datasource;
    this.names = names;
  }

  /**
   * The measure that a literal names; empty when it is none.
   *
   * @param plainly whether captions are of no use, because the spec does not say the fields
   */
  Optional<String> text(String literal, boolean plainly) {
    Optional<String> chain =
        Words.exact(literal).filter(Value.Text.class::isInstance).map(Value::display);
    return chain
        .flatMap(text -> plainly ? Optional.empty() : words(text))
        .or(() -> chain.flatMap(MeasureRaising::internal));
  }

  /** Without the brackets that stand for the data source itself, where they go without saying. */
  private static Optional<String> internal(String chain) {
    String rest = chain.startsWith(OWN) ? chain.substring(OWN.length()) : chain;
    boolean single =
        !rest.equals(chain)
            && !rest.contains("].[")
            && MeasureSpec.parse(rest).filter(MeasureSpec.Internal.class::isInstance).isPresent();
    return Optional.of(single ? rest : chain)
        .filter(text -> single || text.contains("].[") || text.equals("[]"))
        .filter(text -> MeasureSpec.parse(text).isPresent());
  }

  private Optional<String> words(String chain) {
    if (!chain.startsWith(OWN + "[") || chain.substring(OWN.length()).contains("].[")) {
      return Optional.empty();
    }
    String name = chain.substring(OWN.length() + 1, chain.length() - 1).replace("]]", "]");
    FieldInstance instance = FieldInstance.parse(name, field -> false);
    Optional<String> caption = names.field(instance.field()).map(FormulaPrinter::bracketed);
    return instance.derivation().flatMap(d -> caption.flatMap(c -> words(c, d, instance.field())));
  }

  private Optional<String> words(String caption, Derivation derivation, String field) {
    boolean ownType =
        datasource.elements().get(ElementId.field(field)) instanceof Field f
            && f.properties().type() == derivation.type();
    Optional<String> text =
        switch (derivation.name()) {
          case "User" -> Optional.of(MeasureSpec.ITSELF + "(" + caption + ")").filter(t -> ownType);
          case "None" -> Optional.of(caption).filter(t -> ownType);
          default ->
              function(derivation)
                  .filter(f -> derivation.type() == FieldType.QUANTITATIVE)
                  .map(function -> function + "(" + caption + ")");
        };
    return text.filter(
        t -> MeasureSpec.parse(t).filter(m -> !(m instanceof MeasureSpec.Internal)).isPresent());
  }

  private static Optional<String> function(Derivation derivation) {
    return MeasureSpec.FUNCTIONS.entrySet().stream()
        .filter(e -> e.getValue().tds().equals(derivation.name()))
        .map(Map.Entry::getKey)
        .findFirst();
  }
}
