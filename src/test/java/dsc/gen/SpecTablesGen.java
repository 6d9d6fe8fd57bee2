package dsc.gen;

import dsc.catalog.DataType;
import dsc.formula.FormulaPrinter;
import dsc.gen.SpecGen.Raw;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Connections, tables, joins and relationships of a generated spec. */
final class SpecTablesGen {
  private final SpecGen gen;
  private final List<Column> columns = new ArrayList<>();
  private final List<String> aliases = new ArrayList<>();

  SpecTablesGen(SpecGen gen) {
    this.gen = gen;
  }

  /** A column of a table. */
  record Column(String table, String name, DataType type) {
    String reference() {
      return FormulaPrinter.bracketed(table) + "." + FormulaPrinter.bracketed(name);
    }
  }

  List<Column> columns() {
    return List.copyOf(columns);
  }

  void generate(Map<String, Object> spec) {
    spec.put("connections", SpecGen.all("db", database(), "files", SpecGen.all("class", "csv")));
    spec.put(
        "parameters",
        SpecGen.all("Count", SpecGen.all("type", "integer", "value", 3), "Name", parameter()));
    Map<String, Object> tables = new LinkedHashMap<>();
    List<Object> joins = new ArrayList<>();
    List<Object> relationships = new ArrayList<>();
    for (int i = 0; i <= gen.number(4); i++) {
      String alias = gen.plain() + i;
      Map<String, Object> table = table(alias);
      if (i == 0 && gen.chance()) {
        table.put("count", SpecGen.all("hidden", new SpecGen.Raw("true"), "folder", "Folder 1"));
      }
      tables.put(alias, table);
      if (i > 0 && gen.number(3) > 0) {
        joins.add(join(alias));
      } else if (i > 0) {
        relationships.add(relationship(alias));
      }
      aliases.add(alias);
    }
    spec.put("tables", tables);
    spec.put("joins", joins);
    spec.put("relationships", relationships);
  }

  private Map<String, Object> parameter() {
    Map<String, Object> parameter = SpecGen.all("type", "string", "value", "a");
    if (gen.chance()) {
      parameter.put(
          "values", List.of("a", SpecGen.all("value", gen.any(), "caption", gen.any()), "x\"%y"));
    }
    if (gen.chance()) {
      parameter.put("folder", "Folder " + gen.number(3));
    }
    if (gen.chance()) {
      parameter.put("internal_name", "Parameter " + gen.number(9));
    }
    return parameter;
  }

  private Map<String, Object> database() {
    return switch (gen.number(5)) {
      case 0 -> {
        Map<String, Object> server =
            SpecGen.all("class", "sqlserver", "server", "h", "database", gen.any());
        server.put("username", "u");
        server.put("port", 1434);
        server.put("initial_sql", gen.lines());
        server.put("caption", gen.any());
        server.put("internal_name", "sqlserver.0123456789abcdefghijklmnopqr");
        yield server;
      }
      case 1 ->
          SpecGen.all(
              "class",
              "snowflake",
              "server",
              "h",
              "database",
              gen.any(),
              "warehouse",
              "w",
              "username",
              "u",
              "schema",
              "PUBLIC",
              "role",
              "r");
      case 2 ->
          SpecGen.all(
              "class",
              "genericjdbc",
              "url",
              "jdbc:x://h/" + gen.plain(),
              "customization",
              SpecGen.all(
                  "vendor",
                  gen.any(),
                  "driver",
                  gen.any(),
                  "values",
                  SpecGen.all("CAP_A", new Raw("true"), "CAP_B", gen.any())));
      case 3 ->
          SpecGen.all(
              "class",
              "other",
              "attributes",
              SpecGen.all("class", "acme_jdbc", "server", gen.any(), "v-mode", gen.any()));
      default ->
          SpecGen.all("class", "postgres", "server", "h", "database", gen.any(), "username", "u");
    };
  }

  private Map<String, Object> table(String alias) {
    Map<String, Object> table = new LinkedHashMap<>();
    boolean file = false;
    switch (gen.number(8)) {
      case 0 -> table.put("sql", "SELECT " + gen.lines() + " < 1 AND <[Parameters].[Count]> > 2");
      case 1 -> {
        table.put(
            "union",
            List.of("a." + gen.plain(), SpecGen.all("table", List.of(gen.any()), "as", gen.any())));
        table.put("distinct", new Raw(gen.pick("true", "false")));
      }
      case 2 -> {
        table.put("procedure", List.of("dbo", gen.any()));
        table.put(
            "arguments",
            SpecGen.all(
                "@a",
                gen.any(),
                "@b",
                7,
                "@c",
                SpecGen.all("parameter", gen.pick("Count", "Name"))));
      }
      case 3 -> {
        table.put("table", List.of(gen.any()));
        table.put(
            "pivot",
            SpecGen.all(
                "names",
                gen.any(),
                "values",
                SpecGen.all(gen.any(), List.of(gen.any(), gen.any()))));
      }
      case 4 -> {
        table.put("file", "data/" + gen.plain() + ".csv");
        table.put("delimiter", gen.pick(",", ";", "\t"));
        file = true;
      }
      case 5 -> {
        table.put("files", "data/" + gen.plain() + "*.csv");
        table.put("subfolders", new Raw(gen.pick("true", "false")));
        file = true;
      }
      default -> table.put("table", List.of("ops", gen.any()));
    }
    table.put("connection", file ? "files" : "db");
    if (gen.rarely()) {
      table.put("caption", gen.any());
    }
    table.put("columns", columns(alias));
    return table;
  }

  private Map<String, Object> columns(String alias) {
    Map<String, Object> types = new LinkedHashMap<>();
    for (int i = 0; i <= 1 + gen.number(4); i++) {
      Column column = new Column(alias, (gen.chance() ? "c" : gen.any()) + i, gen.type());
      columns.add(column);
      boolean decimal = column.type() == DataType.REAL && gen.chance();
      types.put(
          column.name(),
          decimal ? gen.pick("decimal(12,2)", "decimal(38,0)") : column.type().text());
    }
    return types;
  }

  private Column column(boolean of, String alias) {
    return gen.pick(columns.stream().filter(c -> c.table().equals(alias) == of).toList());
  }

  private Object join(String alias) {
    String onto = gen.pick(aliases);
    List<Object> conditions = new ArrayList<>();
    for (int i = 0; i <= gen.number(2); i++) {
      conditions.add(condition(column(true, onto), column(true, alias)));
    }
    return SpecGen.all(gen.pick("left", "right", "inner", "full"), alias, "on", conditions);
  }

  private Object relationship(String alias) {
    String from = gen.pick(aliases);
    Map<String, Object> relationship =
        gen.map(
            "from", from,
            "cardinality", gen.pick("many_to_one", "one_to_one"),
            "integrity", gen.pick("some_to_all", "all_to_some"));
    relationship.put("to", alias);
    relationship.put("on", condition(column(true, from), column(true, alias)));
    return relationship;
  }

  private String condition(Column left, Column right) {
    String op = gen.pick("=", "<>", "<", ">=");
    String one = left.reference();
    String other = right.reference();
    if (gen.rarely()) {
      one = "STR(" + one + ")";
      other = "STR(" + other + ")";
    }
    return gen.chance() ? one + " " + op + " " + other : other + " " + op + " " + one;
  }
}
