package dsc.raise;

import dsc.catalog.DataType;
import dsc.catalog.FieldType;
import dsc.catalog.Value;
import dsc.model.Datasource;
import dsc.model.ElementId;
import dsc.model.Extract;
import dsc.model.Field;
import dsc.model.FieldInstance;
import dsc.model.Filter;
import dsc.model.TableObject;
import dsc.spec.YamlTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Filters that a spec has words for, and the extract. */
final class FilterRaising {
  private final Datasource datasource;
  private final SpecNames names;
  private final Wish wish;

  FilterRaising(Datasource datasource, SpecNames names, Wish wish) {
    this.datasource = datasource;
    this.names = names;
    this.wish = wish;
  }

  void filters(YamlTree.Builder spec, Sections sections) {
    spec.putUnlessEmpty(
        "filters", new YamlTree.Items(filters(ElementId.Kind.FILTER, "filters", sections)));
  }

  void extract(YamlTree.Builder spec, Sections sections) {
    if (datasource.only(Extract.class).filter(e -> wish.wants(e.id())).isEmpty()) {
      return;
    }
    Extract extract = datasource.only(Extract.class).orElseThrow();
    List<YamlTree> filters = filters(ElementId.Kind.EXTRACT_FILTER, "extract.filters", sections);
    sections.add("extract", extract.id());
    YamlTree.Builder body = new YamlTree.Builder();
    body.put("mode", filters.isEmpty() ? "full" : "filtered");
    body.putUnlessEmpty("filters", new YamlTree.Items(filters));
    shape(extract, of(extract), body);
    extract
        .incrementKey()
        .flatMap(names::field)
        .ifPresent(by -> body.put("incremental", new YamlTree.Builder().put("by", by).build()));
    spec.put("extract", body.build());
  }

  /** The first table of the logical table some rows of which are taken, among several. */
  private Optional<String> of(Extract extract) {
    return datasource.all(TableObject.class).count() < 2
        ? Optional.empty()
        : datasource
            .all(TableObject.class)
            .filter(object -> object.id().name().equals(extract.rows().object()))
            .map(object -> object.shape().first())
            .findFirst();
  }

  private static void shape(Extract extract, Optional<String> of, YamlTree.Builder body) {
    Extract.Rows rows = extract.rows();
    if (rows.count().matches("[1-9][0-9]{0,8}")) {
      String key = rows.units().startsWith("sample-") ? "sample" : "top";
      YamlTree many =
          rows.units().endsWith("percent")
              ? YamlTree.text(rows.count() + "%")
              : YamlTree.number(Long.parseLong(rows.count()));
      body.put(
          key,
          of.<YamlTree>map(
                  table -> new YamlTree.Builder().put("rows", many).put("of", table).build())
              .orElse(many));
    }
    if (!extract.aggregations().isEmpty()) {
      Optional<String> dates =
          extract.aggregations().stream()
              .map(Extract.Aggregation::derivation)
              .filter(derivation -> derivation.endsWith("-Trunc"))
              .map(derivation -> derivation.replace("-Trunc", "").toLowerCase(Locale.ROOT))
              .findFirst();
      if (dates.isPresent()) {
        body.put("aggregate", new YamlTree.Builder().put("dates", dates.get()).build());
      } else {
        body.put("aggregate", YamlTree.flag(true));
      }
    }
  }

  private List<YamlTree> filters(ElementId.Kind kind, String section, Sections sections) {
    List<YamlTree> all = new ArrayList<>();
    datasource
        .all(Filter.class)
        .filter(f -> f.id().kind() == kind && wish.wants(f.id()))
        .forEach(
            f ->
                filter(f)
                    .ifPresent(
                        tree -> {
                          sections.add(section, f.id());
                          all.add(tree);
                        }));
    return all;
  }

  private Optional<YamlTree> filter(Filter filter) {
    Optional<String> name = names.field(filter.field().field());
    if (name.isEmpty()) {
      return Optional.empty();
    }
    YamlTree.Builder body = new YamlTree.Builder().put("field", name.get());
    boolean said =
        switch (filter) {
          case Filter.Categorical f -> members(f, body);
          case Filter.ForUser f -> {
            body.put("include", new YamlTree.Items(List.of(YamlTree.flag(true))));
            yield true;
          }
          case Filter.Range f -> range(f, body);
          case Filter.RelativeDate f -> isContinuous(f.field()) && relative(f, body);
        };
    return said ? Optional.of(body.build()) : Optional.empty();
  }

  private boolean members(Filter.Categorical filter, YamlTree.Builder body) {
    return level(filter.field(), FieldType.ORDINAL, body)
        && new MembersRaising(names).write(filter.members(), body);
  }

  /** Says which level of a date is meant, if any; false when a spec has no words for it. */
  static boolean level(FieldInstance field, FieldType type, YamlTree.Builder body) {
    if (field.derivation().isEmpty()) {
      return true;
    }
    FieldInstance.Derivation derivation = field.derivation().get();
    boolean truncated = derivation.name().endsWith("-Trunc");
    Optional<String> part =
        switch (derivation.name().replace("-Trunc", "")) {
          case "MY" -> Optional.of("month_year");
          case "MDY" -> Optional.of("month_day_year");
          case "Year", "Quarter", "Month", "Week", "Weekday", "Day", "Hour", "Minute", "Second" ->
              Optional.of(derivation.name().replace("-Trunc", "").toLowerCase(Locale.ROOT));
          default -> Optional.empty();
        };
    part.ifPresent(p -> body.put(truncated ? "truncated" : "part", p));
    return part.isPresent() && derivation.type() == type;
  }

  /** A range of dates is on the continuous instance, a range of numbers on the field itself. */
  private boolean range(Filter.Range filter, YamlTree.Builder body) {
    DataType type =
        datasource.elements().get(ElementId.field(filter.field().field())) instanceof Field field
            ? field.properties().dataType()
            : DataType.UNKNOWN;
    boolean usual =
        type.isTemporal() ? isContinuous(filter.field()) : filter.field().derivation().isEmpty();
    filter.min().ifPresent(v -> body.put("min", Words.data(v)));
    filter.max().ifPresent(v -> body.put("max", Words.data(v)));
    boolean bounded = filter.min().isPresent() || filter.max().isPresent();
    return usual
        && switch (filter.included()) {
          case IN_RANGE -> bounded;
          case IN_RANGE_OR_NULL -> {
            body.put("nulls", "keep");
            yield bounded;
          }
          case NULL -> {
            body.put("nulls", "only");
            yield !bounded;
          }
          case NON_NULL -> {
            body.put("nulls", "none");
            yield !bounded;
          }
          case ALL -> false;
        };
  }

  private boolean isContinuous(FieldInstance field) {
    boolean said =
        field.derivation().isPresent()
            && field.derivation().get().name().equals("None")
            && field.derivation().get().type() == FieldType.QUANTITATIVE;
    // A field that is continuous by itself is its own continuous instance.
    return said || field.derivation().isEmpty();
  }

  private static boolean relative(Filter.RelativeDate filter, YamlTree.Builder body) {
    int first = filter.first();
    int last = filter.last();
    String period = filter.period();
    if (first == 0 && last == 0) {
      body.put(filter.includeFuture() ? "current" : "to_date", period);
    } else if (first == -1 && last == -1) {
      body.put("previous", period);
    } else if (last == 0 && first < 0) {
      body.put("last", YamlTree.number(1L - first)).put("period", period);
    } else if (first == 1 && last > 0) {
      body.put("next", YamlTree.number(last)).put("period", period);
    } else {
      body.put(
              "between", new YamlTree.Items(List.of(YamlTree.number(first), YamlTree.number(last))))
          .put("period", period);
    }
    if (filter.includeNull()) {
      body.put("nulls", "keep");
    }
    Optional<Value> anchor = filter.anchor().flatMap(a -> Words.value(a, DataType.DATETIME));
    anchor.ifPresent(a -> body.put("anchor", Words.data(a)));
    boolean cut = !filter.includeFuture() && !(first == 0 && last == 0);
    return !cut && anchor.isPresent() == filter.anchor().isPresent();
  }
}
