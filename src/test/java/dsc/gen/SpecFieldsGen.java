package dsc.gen;

import dsc.catalog.DataType;
import dsc.gen.SpecGen.Named;
import dsc.gen.SpecGen.Raw;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Fields, calculations, sets and all the rest that a generated spec says of its columns. */
final class SpecFieldsGen {
  private final SpecGen gen;
  private final SpecTablesGen tables;
  private final List<Named> columns = new ArrayList<>();
  private final List<Named> rows = new ArrayList<>();
  private final List<String> sets = new ArrayList<>();
  private final List<String> userFilters = new ArrayList<>();

  SpecFieldsGen(SpecGen gen, SpecTablesGen tables) {
    this.gen = gen;
    this.tables = tables;
  }

  void generate(Map<String, Object> spec) {
    fields(spec);
    groups(spec);
    bins(spec);
    sets(spec);
    userFilters(spec);
    calculations(spec);
    if (columns.size() > 1) {
      spec.put(
          "combined_fields",
          SpecGen.all(
              "Combined " + gen.any(),
              SpecGen.all(
                  "fields",
                  List.of(columns.getFirst().caption(), columns.getLast().caption()),
                  "delimiter",
                  gen.any())));
    }
    hierarchies(spec);
    views(spec);
    List<Object> filters = new ArrayList<>();
    for (int i = 0; i < gen.number(5); i++) {
      filters.add(filter(gen.pick(rows)));
    }
    sets.stream()
        .limit(1)
        .forEach(s -> filters.add(SpecGen.all("field", s, "include", new Raw("true"))));
    userFilters.stream()
        .filter(f -> gen.chance())
        .forEach(f -> filters.add(SpecGen.all("field", f, "include", new Raw("true"))));
    spec.put("filters", filters);
    if (gen.chance()) {
      Map<String, Object> extract = SpecGen.all("mode", "empty");
      if (gen.chance()) {
        extract.put("filters", List.of(filter(gen.pick(columns))));
      }
      spec.put("extract", extract);
    }
  }

  private void views(Map<String, Object> spec) {
    String field = columns.getFirst().caption();
    String measure = "COUNTD([" + field.replace("]", "]]") + "])";
    spec.put(
        "measure_names",
        SpecGen.all(
            "aliases", SpecGen.all(measure, gen.any()), "colors", SpecGen.all(measure, "#0a1b2c")));
    spec.put(
        "encodings",
        List.of(
            SpecGen.all(
                "of",
                List.of(field, "Measure Names"),
                "shapes",
                List.of(
                    SpecGen.all(
                        "members",
                        List.of(gen.value(columns.getFirst().type(), 0), measure),
                        "as",
                        gen.any())))));
  }

  private void fields(Map<String, Object> spec) {
    Map<String, Object> fields = new LinkedHashMap<>();
    int n = 0;
    for (SpecTablesGen.Column column : tables.columns()) {
      Named named = new Named("Field " + n++ + " " + gen.any(), column.type());
      columns.add(named);
      Map<String, Object> field = attributes(named);
      field.put("caption", named.caption());
      if (gen.rarely()) {
        field.put("internal_name", "pinned " + n);
      }
      fields.put(column.table() + "." + column.name(), field);
    }
    rows.addAll(columns);
    spec.put("fields", fields);
  }

  private Map<String, Object> attributes(Named field) {
    DataType type = field.type();
    Map<String, Object> said = look(type);
    if (type.isNumber() || type.isTemporal()) {
      said.putAll(
          gen.map(
              "role", gen.pick("dimension", "measure"),
              "type", gen.pick("ordinal", "quantitative"),
              "aggregation", type.isNumber() ? gen.pick("average", "count_distinct") : "year"));
    }
    if (type.isTemporal() && gen.chance()) {
      said.put("fiscal_year_start", "april");
    }
    if (type == DataType.STRING && gen.chance()) {
      said.put("geo", gen.pick("state", "city", "[Airport].[Code_IATA]"));
      if (gen.chance()) {
        said.put("places", keyed(type, gen.any()));
      }
    }
    if (gen.rarely()) {
      said.put("sort", gen.values(type));
    }
    if (gen.rarely()) {
      said.put("sort", SpecGen.all("by", field.caption(), "descending", new Raw("true")));
    }
    if (gen.rarely()) {
      said.put("colors", keyed(type, "#0a1b2c"));
      said.put("palette", gen.any());
    }
    if (gen.rarely()) {
      said.put("shapes", keyed(type, gen.any()));
    }
    if (gen.chance()) {
      said.put("aliases", keyed(type, gen.any()));
    }
    return said;
  }

  /** One or two values of the type and something for each. */
  private Map<Object, Object> keyed(DataType type, String to) {
    Map<Object, Object> map = new LinkedHashMap<>();
    map.put(gen.value(type, 0), to);
    map.put(gen.value(type, 1), to);
    return map;
  }

  private Map<String, Object> look(DataType type) {
    Map<String, Object> said = new LinkedHashMap<>();
    if (gen.rarely()) {
      said.put(
          "description", List.of(SpecGen.all("text", gen.lines(), "bold", new Raw("true")), "x"));
    } else if (gen.rarely()) {
      said.put("description", gen.lines());
    }
    if (gen.rarely()) {
      said.put("folder", "Folder " + gen.number(3));
    }
    if (gen.rarely()) {
      said.put("hidden", new Raw("true"));
    }
    if (gen.rarely() && type != DataType.BOOLEAN) {
      said.put("format", gen.pick("percent", "#,##0.0", "yyyy-mm-dd", "$#,##0"));
    }
    return said;
  }

  private void groups(Map<String, Object> spec) {
    Map<String, Object> groups = new LinkedHashMap<>();
    for (int i = 0; i < gen.number(3); i++) {
      Named of = gen.pick(columns);
      Map<String, Object> group = look(DataType.STRING);
      group.put("field", of.caption());
      group.put(
          "members",
          SpecGen.all(
              gen.any(),
              gen.values(of.type()),
              "B " + gen.any(),
              List.of(gen.value(of.type(), 5))));
      if (gen.chance() && of.type() != DataType.BOOLEAN) {
        group.put("other", gen.any());
      }
      if (of.type() == DataType.BOOLEAN) {
        group.put("members", SpecGen.all(gen.any(), new Raw("true"), "B", new Raw("false")));
      }
      Named named = new Named("Group " + i + " " + gen.any(), DataType.STRING);
      groups.put(named.caption(), group);
      rows.add(named);
    }
    spec.put("groups", groups);
  }

  private void bins(Map<String, Object> spec) {
    Map<String, Object> bins = new LinkedHashMap<>();
    columns.stream()
        .filter(c -> c.type().isNumber())
        .limit(2)
        .forEach(
            of -> {
              Map<String, Object> bin = look(DataType.INTEGER);
              bin.put("field", of.caption());
              bin.put("size", gen.pick(new Raw("5"), new Raw("0.5"), "[Count]"));
              if (gen.chance()) {
                bin.put("start", -3);
              }
              bins.put("Bins of " + of.caption(), bin);
            });
    spec.put("bins", bins);
  }

  private void sets(Map<String, Object> spec) {
    Map<String, Object> all = new LinkedHashMap<>();
    for (int i = 0; i < gen.number(4); i++) {
      Named of = gen.pick(columns);
      Map<String, Object> set = look(DataType.BOOLEAN);
      set.put("field", of.caption());
      set.putAll(members(of));
      String name = "Set " + i + " " + gen.any();
      all.put(name, set);
      sets.add(name);
    }
    if (sets.size() > 1) {
      all.put("Any of them", SpecGen.all(gen.pick("any_of", "all_of"), List.copyOf(sets)));
      all.put("Without", SpecGen.all("set", sets.getFirst(), "without", sets.getLast()));
    }
    spec.put("sets", all);
  }

  private void userFilters(Map<String, Object> spec) {
    Map<String, Object> all = new LinkedHashMap<>();
    for (int i = 0; i < gen.number(3); i++) {
      Named of = gen.pick(columns);
      Map<String, Object> users = new LinkedHashMap<>();
      users.put("acme\\" + gen.any(), gen.values(of.type()));
      users.put("it's " + gen.any(), gen.pick(new Raw("all"), List.of()));
      Map<String, Object> filter = look(DataType.BOOLEAN);
      filter.put("field", of.caption());
      filter.put("users", users);
      if (gen.chance()) {
        filter.put("groups", SpecGen.all("G " + gen.any(), List.of(gen.value(of.type(), 1))));
      }
      String name = "User filter " + i + " " + gen.any();
      all.put(name, filter);
      userFilters.add(name);
    }
    spec.put("user_filters", all);
  }

  /** Every way to choose members, and several at once. */
  private Map<String, Object> members(Named field) {
    Map<String, Object> members = new LinkedHashMap<>();
    switch (gen.number(4)) {
      case 0 -> members.put("include", gen.values(field.type()));
      case 1 -> members.put("exclude", gen.values(field.type()));
      case 2 -> {
        if (field.type() != DataType.BOOLEAN) {
          members.put("from", gen.value(field.type(), 1));
          members.put("to", gen.value(field.type(), 2));
        } else {
          members.put("all", new Raw("true"));
        }
      }
      default -> members.put("all", new Raw("true"));
    }
    if (field.type() == DataType.STRING && gen.chance()) {
      members.put(gen.pick("contains", "starts_with", "ends_with", "matches"), gen.any());
    }
    if (gen.chance()) {
      members.put("where", "COUNT(" + field.reference() + ") > 1");
    }
    if (gen.chance()) {
      members.put(gen.pick("top", "bottom"), gen.pick(new Raw("3"), "[Count]"));
      members.put("by", "COUNT(" + field.reference() + ")");
    }
    return members;
  }

  private void calculations(Map<String, Object> spec) {
    Map<String, Object> all = new LinkedHashMap<>();
    int n = 0;
    for (Named of : List.copyOf(rows)) {
      if (gen.chance()) {
        continue;
      }
      String field = of.reference();
      Map<String, Object> calculation = look(DataType.STRING);
      switch (gen.number(6)) {
        case 0 -> {
          calculation.put("formula", "COUNT(" + field + ")\n// " + gen.any() + "\n + 1");
        }
        case 1 -> calculation.put("formula", "ISNULL(" + field + ")");
        case 2 -> calculation.put("formula", "{FIXED " + field + " : COUNT(" + field + ")}");
        case 3 -> {
          calculation.put("formula", "RUNNING_SUM(COUNT(" + field + "))");
          calculation.put(
              "compute_using", gen.pick("table_down", "cell", List.of(along(columns.getFirst()))));
        }
        case 4 ->
            calculation.put(
                "formula",
                sets.isEmpty()
                    ? "MIN(" + field + ")"
                    : "IF "
                        + new Named(sets.getFirst(), DataType.BOOLEAN).reference()
                        + " THEN [Count] END");
        default -> calculation.put("formula", "[Name] + '" + gen.plain() + "'");
      }
      calculation.remove("format");
      all.put("Calculation " + n++ + " " + gen.any(), calculation);
    }
    spec.put("calculations", all);
  }

  private Object along(Named field) {
    return field.type().isTemporal()
        ? SpecGen.all(
            "field",
            field.caption(),
            gen.pick("part", "truncated"),
            "month",
            "continuous",
            gen.pick(new Raw("true"), new Raw("false")))
        : field.caption();
  }

  private void hierarchies(Map<String, Object> spec) {
    if (gen.chance()) {
      spec.put(
          "hierarchies",
          SpecGen.all(
              gen.any(),
              SpecGen.all(
                  "fields",
                  columns.stream().limit(2).map(Named::caption).toList(),
                  "folder",
                  "Folder " + gen.number(3))));
    }
  }

  private Map<String, Object> filter(Named field) {
    Map<String, Object> filter = new LinkedHashMap<>();
    filter.put("field", field.caption());
    DataType type = field.type();
    int kind = gen.number(5);
    if (kind == 0 && (type.isNumber() || type.isTemporal())) {
      filter.put("min", gen.value(type, 1));
      if (gen.chance()) {
        filter.put("max", gen.value(type, 9));
      }
      filter.put("nulls", gen.pick("keep", "drop"));
    } else if (kind == 1 && (type.isNumber() || type.isTemporal())) {
      filter.put("nulls", gen.pick("keep", "only", "none"));
    } else if (kind == 2 && type.isTemporal()) {
      filter.putAll(
          gen.pick(
              SpecGen.all("last", 3, "period", "month", "nulls", "keep"),
              SpecGen.all("to_date", "year", "anchor", new Raw("2024-02-29")),
              SpecGen.all("between", List.of(-2, 4), "period", "iso-week")));
    } else if (kind == 3 && type.isTemporal()) {
      filter.putAll(
          gen.pick(
              SpecGen.all("part", "month", "include", List.of(1, 2)),
              SpecGen.all("part", "year", "min", 2020),
              SpecGen.all("truncated", "quarter", "exclude", gen.value(type, 3)),
              SpecGen.all("part", "weekday", "from", 2, "to", 6)));
    } else {
      filter.putAll(members(field));
    }
    return filter;
  }
}
