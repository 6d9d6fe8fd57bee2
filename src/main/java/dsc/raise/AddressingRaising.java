package dsc.raise;

import dsc.catalog.Aggregation;
import dsc.catalog.FieldType;
import dsc.lower.Orderings;
import dsc.model.Field;
import dsc.model.FieldInstance;
import dsc.spec.YamlTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How table calculations run: {@code compute_using}. */
final class AddressingRaising {
  private final SpecNames names;

  AddressingRaising(SpecNames names) {
    this.names = names;
  }

  /** A direction or fields; empty when there is nothing to say, or a spec cannot say it. */
  Optional<YamlTree> raise(List<Field.Addressing> addressing) {
    if (addressing.size() != 1) {
      return Optional.empty();
    }
    Field.Addressing only = addressing.getFirst();
    if (!only.ordering().equals("Field")) {
      return Orderings.direction(only.ordering())
          .filter(direction -> only.fields().isEmpty())
          .map(direction -> YamlTree.text(direction.name().toLowerCase(Locale.ROOT)));
    }
    List<YamlTree> fields = new ArrayList<>();
    only.fields().forEach(field -> field(field).ifPresent(fields::add));
    boolean all = !fields.isEmpty() && fields.size() == only.fields().size();
    return all ? Optional.of(new YamlTree.Items(fields)) : Optional.empty();
  }

  private Optional<YamlTree> field(FieldInstance instance) {
    Optional<String> name = names.field(instance.field());
    if (name.isEmpty()) {
      return Optional.empty();
    }
    String derivation = instance.derivation().map(FieldInstance.Derivation::name).orElse("User");
    if (derivation.equals("User")) {
      return name.map(YamlTree::text);
    }
    for (FieldType type : List.of(FieldType.ORDINAL, FieldType.QUANTITATIVE)) {
      YamlTree.Builder body = new YamlTree.Builder().put("field", name.get());
      if (FilterRaising.level(instance, type, body)) {
        if (type == FieldType.QUANTITATIVE) {
          body.put("continuous", YamlTree.flag(true));
        }
        return Optional.of(body.build());
      }
    }
    return Aggregation.ofTds(derivation)
        .filter(a -> a != Aggregation.NONE)
        .map(a -> new YamlTree.Builder().put("field", name).put("aggregation", a.word()).build());
  }
}
