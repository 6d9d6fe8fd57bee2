package dsc;

import dsc.diag.Span;
import dsc.spec.YamlMapping;
import dsc.spec.YamlNode;
import dsc.spec.YamlScalar;
import dsc.spec.YamlSequence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where the formulas of a spec stand: calculations, and the conditions of other entries. */
final class SpecFormulas {
  private final List<FormulaScalar> found = new ArrayList<>();
  private final Set<Span> seen = new HashSet<>();

  private SpecFormulas() {}

  static List<FormulaScalar> of(YamlNode root) {
    SpecFormulas formulas = new SpecFormulas();
    Place spec = new Place(root, false);
    formulas.calculations(spec.at("calculations"));
    formulas.each(spec.at("sets"), "where", "by");
    formulas.each(spec.at("joins"), "on");
    formulas.each(spec.at("relationships"), "on");
    formulas.each(spec.at("filters"), "where", "by");
    formulas.each(spec.at("extract").flatMap(extract -> extract.at("filters")), "where", "by");
    return formulas.found;
  }

  /** A node, and whether it stands inside braces or brackets. */
  private record Place(YamlNode node, boolean inFlow) {
    Optional<Place> at(String key) {
      return node instanceof YamlMapping mapping
          ? mapping.get(key).map(this::inside)
          : Optional.empty();
    }

    List<Place> children() {
      return switch (node) {
        case YamlMapping mapping ->
            mapping.entries().stream().map(entry -> inside(entry.value())).toList();
        case YamlSequence sequence -> sequence.items().stream().map(this::inside).toList();
        case YamlScalar scalar -> List.of();
      };
    }

    Place inside(YamlNode child) {
      return new Place(child, inFlow || isFlow());
    }

    boolean isFlow() {
      Span span = node.span();
      String first = span.file().slice(span.start(), Math.min(span.start() + 1, span.end()));
      return !(node instanceof YamlScalar) && (first.equals("{") || first.equals("["));
    }
  }

  /** A formula is all that a calculation has, or one of its keys. */
  private void calculations(Optional<Place> calculations) {
    if (calculations.isPresent() && calculations.get().node() instanceof YamlMapping mapping) {
      for (YamlMapping.Entry entry : mapping.entries()) {
        Place place = calculations.get().inside(entry.value());
        if (entry.value() instanceof YamlScalar) {
          add(entry, place);
        } else {
          conditions(place, "formula");
        }
      }
    }
  }

  private void each(Optional<Place> section, String... keys) {
    section.ifPresent(place -> place.children().forEach(child -> conditions(child, keys)));
  }

  private void conditions(Place place, String... keys) {
    if (place.node() instanceof YamlMapping mapping) {
      for (String key : keys) {
        mapping.entry(key).ifPresent(entry -> add(entry, place.inside(entry.value())));
      }
    }
  }

  private void add(YamlMapping.Entry entry, Place place) {
    if (entry.value() instanceof YamlScalar scalar) {
      add(scalar, place, entry.key().span().position().column() - 1);
    }
    // Of a list each item is a formula; a block would be indented as the item is.
    for (Place item : place.children()) {
      if (entry.value() instanceof YamlSequence && item.node() instanceof YamlScalar scalar) {
        add(scalar, item, scalar.span().position().column() - 3);
      }
    }
  }

  private void add(YamlScalar scalar, Place place, int keyColumn) {
    // What an alias refers to is met twice.
    if (seen.add(scalar.span())) {
      found.add(new FormulaScalar(scalar, place.inFlow(), keyColumn));
    }
  }
}
