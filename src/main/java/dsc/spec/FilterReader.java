package dsc.spec;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads filters: which keys a filter has decides its kind. */
final class FilterReader {
  private static final List<String> BOUNDS = List.of("min", "max");
  private static final List<String> DATES =
      List.of("last", "next", "between", "current", "previous", "to_date");
  private static final List<String> WITH_PERIOD = List.of("last", "next", "between");

  /** More periods than this are a typing error; also keeps period arithmetic from overflowing. */
  private static final long MAX_PERIODS = 1_000_000;

  private final Reading reading;
  private final MembersReader members;
  private final InstanceReader instances;

  FilterReader(Reading reading) {
    this.reading = reading;
    this.members = new MembersReader(reading, false);
    this.instances = new InstanceReader(reading);
  }

  Optional<FilterSpec> filter(YamlNode node) {
    Optional<YamlMapping> mapping = reading.mapping(node);
    Optional<Located<String>> field = mapping.flatMap(m -> reading.name(m, "field"));
    if (field.isEmpty()) {
      return Optional.empty();
    }
    YamlMapping filter = mapping.orElseThrow();
    List<YamlMapping.Entry> lists = MembersReader.given(filter);
    List<YamlMapping.Entry> bounds = given(filter, BOUNDS);
    List<YamlMapping.Entry> dates = given(filter, DATES);
    if (!lists.isEmpty()) {
      alone(lists.getFirst(), bounds, dates, given(filter, List.of("nulls", "period", "anchor")));
      return members
          .members(filter)
          .map(
              found ->
                  new FilterSpec.Categorical(
                      filter.span(), field.get(), instances.level(filter), found));
    }
    if (!dates.isEmpty()) {
      alone(dates.getFirst(), dates, bounds, given(filter, List.of("part", "truncated")));
      return relative(filter, field.get(), dates.getFirst());
    }
    given(filter, List.of("period", "anchor"))
        .forEach(e -> reading.diags().report(Problems.onlyWith(e.key(), "last")));
    return range(filter, field.get(), bounds);
  }

  private static List<YamlMapping.Entry> given(YamlMapping filter, List<String> keys) {
    return filter.entries().stream().filter(entry -> keys.contains(entry.name())).toList();
  }

  /** Reports every entry of the groups but the chosen one. */
  @SafeVarargs
  private void alone(YamlMapping.Entry chosen, List<YamlMapping.Entry>... groups) {
    for (List<YamlMapping.Entry> group : groups) {
      for (YamlMapping.Entry entry : group) {
        if (!entry.name().equals(chosen.name())) {
          reading.diags().report(Problems.keysConflict(entry.key(), chosen.key()));
        }
      }
    }
  }

  private Optional<FilterSpec> range(
      YamlMapping filter, Located<String> field, List<YamlMapping.Entry> bounds) {
    Optional<YamlMapping.Entry> nullsEntry = filter.entry("nulls");
    FilterSpec.Nulls nulls =
        reading
            .word(filter, "nulls", FilterSpec.Nulls.class)
            .map(Located::value)
            .orElse(FilterSpec.Nulls.DROP);
    boolean unbounded = nulls == FilterSpec.Nulls.ONLY || nulls == FilterSpec.Nulls.NONE;
    if (bounds.isEmpty() && nulls == FilterSpec.Nulls.DROP) {
      reading.diags().report(Problems.filterWithoutCondition(field));
      return Optional.empty();
    }
    if (unbounded) {
      nullsEntry.ifPresent(
          entry ->
              bounds.forEach(
                  b -> reading.diags().report(Problems.keysConflict(b.key(), entry.key()))));
    }
    return Optional.of(
        new FilterSpec.Range(
            filter.span(),
            field,
            instances.level(filter),
            reading.data(filter, "min"),
            reading.data(filter, "max"),
            nulls));
  }

  /** Periods are counted from the current one, 0. The last N include it; the next N don't. */
  private Optional<FilterSpec> relative(
      YamlMapping filter, Located<String> field, YamlMapping.Entry chosen) {
    Optional<Located<String>> period = period(filter, chosen);
    Optional<int[]> range = periods(chosen);
    boolean keepNull = keepNull(filter);
    if (period.isEmpty() || range.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new FilterSpec.RelativeDate(
            filter.span(),
            field,
            period.get(),
            range.get()[0],
            range.get()[1],
            chosen.name().equals("to_date"),
            keepNull,
            reading.data(filter, "anchor")));
  }

  private boolean keepNull(YamlMapping filter) {
    Optional<Located<FilterSpec.Nulls>> nulls =
        reading.word(filter, "nulls", FilterSpec.Nulls.class);
    nulls
        .filter(n -> n.value() == FilterSpec.Nulls.ONLY || n.value() == FilterSpec.Nulls.NONE)
        .ifPresent(n -> reading.diags().report(Problems.nullsOfDates(n.span())));
    return nulls.filter(n -> n.value() == FilterSpec.Nulls.KEEP).isPresent();
  }

  private Optional<Located<String>> period(YamlMapping filter, YamlMapping.Entry chosen) {
    Optional<YamlMapping.Entry> period = filter.entry("period");
    if (!WITH_PERIOD.contains(chosen.name())) {
      period.ifPresent(p -> reading.diags().report(Problems.keysConflict(p.key(), chosen.key())));
      return reading.name(chosen.value()).map(FilterReader::lowerCase);
    }
    if (period.isEmpty()) {
      reading.diags().report(Problems.filterWithoutPeriod(chosen.key()));
    }
    return reading.name(filter, "period").map(FilterReader::lowerCase);
  }

  private static Located<String> lowerCase(Located<String> word) {
    return new Located<>(word.value().toLowerCase(Locale.ROOT), word.span());
  }

  private Optional<int[]> periods(YamlMapping.Entry chosen) {
    return switch (chosen.name()) {
      case "last" -> count(chosen.value(), 1).map(n -> new int[] {-(n - 1), 0});
      case "next" -> count(chosen.value(), 1).map(n -> new int[] {1, n});
      case "previous" -> Optional.of(new int[] {-1, -1});
      case "current", "to_date" -> Optional.of(new int[] {0, 0});
      case "between" -> between(chosen.value());
      default -> throw new IllegalStateException("relative dates " + chosen.name());
    };
  }

  private Optional<int[]> between(YamlNode node) {
    List<YamlNode> ends = reading.list(node);
    if (ends.size() != 2) {
      return Optional.empty();
    }
    Optional<Integer> first = count(ends.get(0), -MAX_PERIODS);
    Optional<Integer> last = count(ends.get(1), -MAX_PERIODS);
    if (first.isEmpty() || last.isEmpty()) {
      return Optional.empty();
    }
    if (first.get() > last.get()) {
      reading.diags().report(Problems.backwards(node.span()));
      return Optional.empty();
    }
    return Optional.of(new int[] {first.get(), last.get()});
  }

  private Optional<Integer> count(YamlNode node, long least) {
    Optional<Located<Long>> number = reading.integer(node);
    if (number.isPresent()
        && (number.get().value() < least || number.get().value() > MAX_PERIODS)) {
      reading.wrongShape(node, "a number between " + least + " and " + MAX_PERIODS);
      return Optional.empty();
    }
    return number.map(n -> n.value().intValue());
  }
}
