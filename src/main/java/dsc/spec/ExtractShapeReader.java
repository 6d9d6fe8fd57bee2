package dsc.spec;

import dsc.catalog.Value;
import dsc.spec.ExtractShapeSpec.Cut;
import dsc.spec.ExtractShapeSpec.Materialized;
import dsc.spec.ExtractShapeSpec.Rollup;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads what an extract keeps of the rows. */
final class ExtractShapeReader {
  /** The keys that say something about rows, of which an extract has one. */
  private static final List<String> KEYS = List.of("top", "sample", "aggregate", "incremental");

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  private final Reading reading;

  ExtractShapeReader(Reading reading) {
    this.reading = reading;
  }

  ExtractShapeSpec shape(YamlMapping extract, Located<ExtractSpec.Mode> mode) {
    List<YamlMapping.Entry> said = new ArrayList<>();
    KEYS.forEach(key -> extract.entry(key).ifPresent(said::add));
    said.stream()
        .skip(1)
        .forEach(
            entry ->
                reading.diags().report(Problems.keysConflict(entry.key(), said.getFirst().key())));
    if (mode.value() == ExtractSpec.Mode.NONE) {
      extract.entry("materialize").ifPresent(said::add);
      said.forEach(entry -> reading.diags().report(Problems.keyOfLive(entry.key(), mode)));
    }
    return new ExtractShapeSpec(
        extract
            .get("top")
            .flatMap(node -> cut(node, Cut.Kind.RECORDS, Cut.Kind.PERCENT))
            .or(
                () ->
                    extract
                        .get("sample")
                        .flatMap(
                            node -> cut(node, Cut.Kind.SAMPLE_RECORDS, Cut.Kind.SAMPLE_PERCENT))),
        extract.get("aggregate").flatMap(this::rollup),
        extract.get("materialize").flatMap(this::materialized));
  }

  private Optional<Cut> cut(YamlNode node, Cut.Kind rows, Cut.Kind percent) {
    if (node instanceof YamlMapping mapping) {
      return mapping.get("rows").flatMap(many -> cut(many, rows, percent, mapping));
    }
    return cut(node, rows, percent, new YamlMapping(node.span(), List.of()));
  }

  private Optional<Cut> cut(YamlNode node, Cut.Kind rows, Cut.Kind percent, YamlMapping mapping) {
    Optional<Located<String>> of = reading.name(mapping, "of");
    if (node instanceof YamlScalar scalar) {
      if (scalar.value() instanceof Value.Int number && number.value() > 0) {
        return Optional.of(
            new Cut(new Located<>(rows, node.span()), BigDecimal.valueOf(number.value()), of));
      }
      Optional<BigDecimal> share = percent(scalar);
      if (share.isPresent()) {
        return Optional.of(new Cut(new Located<>(percent, node.span()), share.get(), of));
      }
    }
    reading.wrongShape(node, "a number of rows, or a share such as 10%");
    return Optional.empty();
  }

  private static Optional<BigDecimal> percent(YamlScalar scalar) {
    if (scalar.value() instanceof Value.Text text
        && text.value().matches("[0-9]{1,3}([.][0-9]{1,6})?%")) {
      BigDecimal share = new BigDecimal(text.value().substring(0, text.value().length() - 1));
      return Optional.of(share).filter(s -> s.signum() > 0 && s.compareTo(HUNDRED) <= 0);
    }
    return Optional.empty();
  }

  private Optional<Rollup> rollup(YamlNode node) {
    if (node instanceof YamlScalar scalar) {
      return scalar.value().equals(new Value.Bool(true))
          ? Optional.of(new Rollup(node.span(), Optional.empty()))
          : Optional.empty();
    }
    return reading
        .mapping(node)
        .map(
            mapping ->
                new Rollup(
                    node.span(),
                    reading.word(mapping, "dates", DateLevel.Part.class).map(Located::value)));
  }

  private Optional<Materialized> materialized(YamlNode node) {
    if (node instanceof YamlScalar) {
      return Optional.of(new Materialized(node.span(), List.of()));
    }
    return Optional.of(
        new Materialized(
            node.span(),
            reading.list(node).stream().flatMap(item -> reading.name(item).stream()).toList()));
  }

  /** How a refresh adds rows. */
  Optional<ExtractSpec.IncrementalSpec> incremental(YamlMapping extract) {
    return extract.get("incremental").flatMap(reading::mapping).flatMap(this::increment);
  }

  private Optional<ExtractSpec.IncrementalSpec> increment(YamlMapping incremental) {
    Optional<Located<Long>> last = reading.integer(incremental, "last");
    Optional<YamlMapping.Entry> period = incremental.entry("period");
    if (last.isEmpty()) {
      period.ifPresent(p -> reading.diags().report(Problems.onlyWith(p.key(), "last")));
    }
    Optional<Located<ExtractSpec.WindowPeriod>> unit =
        reading.word(incremental, "period", ExtractSpec.WindowPeriod.class);
    return reading
        .name(incremental, "by")
        .map(by -> new ExtractSpec.IncrementalSpec(by, last, unit));
  }
}
