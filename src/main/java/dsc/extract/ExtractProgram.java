package dsc.extract;

import dsc.catalog.DataType;
import dsc.catalog.Decimal;
import dsc.catalog.Lossy;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What the engine does to make one .hyper file: the tables of schema {@code Extract}, each empty or
 * filled by one query that reads the input files itself.
 *
 * @param inputs the files and databases the queries read
 * @param tables the tables to make, in order
 * @param checks what must be true of the finished tables
 * @param badRows what happens to rows of text files that cannot be read
 * @param increment how the tables go on from those of an earlier file, if they can
 */
public record ExtractProgram(
    List<Input> inputs,
    List<OutputTable> tables,
    List<Check> checks,
    BadRowRule badRows,
    Optional<Increment> increment) {
  public ExtractProgram {
    inputs = List.copyOf(inputs);
    tables = List.copyOf(tables);
    checks = List.copyOf(checks);
  }

  /** A program whose tables nobody looks at again. */
  public ExtractProgram(List<Input> inputs, List<OutputTable> tables) {
    this(inputs, tables, List.of(), new BadRowRule.Fail(), Optional.empty());
  }

  /** The same with checks. */
  public ExtractProgram withChecks(List<Check> all) {
    return new ExtractProgram(inputs, tables, all, badRows, increment);
  }

  /** The same with a rule for rows that cannot be read. */
  public ExtractProgram withBadRows(BadRowRule rule) {
    return new ExtractProgram(inputs, tables, checks, rule, increment);
  }

  /** The same that goes on from an earlier file. */
  public ExtractProgram withIncrement(Optional<Increment> how) {
    return new ExtractProgram(inputs, tables, checks, badRows, how);
  }

  /**
   * The same, reading other files in place of some.
   *
   * @param others what {@link Scan#inPlace} says, by {@link Scan#place}
   */
  public ExtractProgram reading(Map<String, String> others) {
    return new ExtractProgram(
        inputs,
        tables.stream().map(t -> t.withQuery(t.query().map(q -> q.reading(others)))).toList(),
        checks,
        badRows,
        increment);
  }

  /** Whether rows of some table come straight from files. */
  public boolean copies() {
    return tables.stream().anyMatch(OutputTable::isCopied);
  }

  /** The same with a query wherever files would be copied. */
  public ExtractProgram queried() {
    return new ExtractProgram(
        inputs, tables.stream().map(OutputTable::queried).toList(), checks, badRows, increment);
  }

  /** What happens to rows that cannot be read. */
  public sealed interface BadRowRule {
    /** More than so many are counted only. */
    int SHOWN = 20;

    /** They are listed, and nothing is built. */
    record Fail() implements BadRowRule {}

    /** They are left out. */
    record Skip() implements BadRowRule {}

    /**
     * They are left out and written to files in a folder, named like those they were in; rows of
     * databases as CSV.
     */
    record Quarantine(Path folder) implements BadRowRule {}
  }

  /**
   * A condition over the columns of a finished table that no row may meet.
   *
   * @param field the internal name of the field it is about
   */
  public record Check(String table, String field, String violation) {}

  /**
   * One table of the .hyper; without a query it stays empty.
   *
   * @param whole how all rows of its source get there without a query
   */
  public record OutputTable(
      String name, List<Column> columns, Optional<Query> query, Optional<Direct> whole) {
    public OutputTable {
      columns = List.copyOf(columns);
    }

    /** The same filled by another query. */
    public OutputTable withQuery(Optional<Query> other) {
      return new OutputTable(name, columns, other, whole);
    }

    /** How the rows of the query get there without it. */
    public Optional<Direct> direct() {
      return query.filter(q -> !q.keepsAll()).isPresent() ? Optional.empty() : whole;
    }

    /** Whether its rows come straight from files. */
    boolean isCopied() {
      return direct().filter(Direct.Copied.class::isInstance).isPresent();
    }

    /** The same filled by the query where files would be copied. */
    private OutputTable queried() {
      return isCopied() ? new OutputTable(name, columns, query, Optional.empty()) : this;
    }

    /** The conditions on its rows. */
    public List<String> filters() {
      return query.map(q -> q.conditions().stream().map(Condition::sql).toList()).orElse(List.of());
    }
  }

  /**
   * A query in parts: what it yields, from where, the conditions that all must hold, and what
   * becomes of the rows.
   *
   * @param items the columns it yields, in order
   * @param from what stands after FROM
   */
  public record Query(List<Item> items, String from, List<Condition> conditions, Shape shape) {
    /** A query of all rows that meet the conditions. */
    public Query(List<Item> items, String from, List<Condition> conditions) {
      this(items, from, conditions, new Shape.All());
    }

    public Query {
      items = List.copyOf(items);
      conditions = List.copyOf(conditions);
    }

    /** The same, reading other files in place of some. */
    public Query reading(Map<String, String> others) {
      String text = from;
      for (Map.Entry<String, String> entry : others.entrySet()) {
        text = text.replace(entry.getKey(), entry.getValue());
      }
      return new Query(items, text, conditions, shape);
    }

    /** Whether it yields every row of what it reads. */
    boolean keepsAll() {
      return conditions.isEmpty() && shape instanceof Shape.All;
    }

    /** The query without its conditions. */
    public String select() {
      return shape.sql(rows(), names());
    }

    private List<String> names() {
      return items.stream().map(Item::name).toList();
    }

    private String rows() {
      return items.stream()
              .map(item -> item.sql() + " AS " + Sql.identifier(item.name()))
              .collect(Collectors.joining(",\n  ", "SELECT\n  ", "\nFROM "))
          + from;
    }

    /** The whole query. */
    public String sql() {
      return shape.sql(
          conditions.isEmpty()
              ? rows()
              : rows()
                  + "\nWHERE "
                  + conditions.stream().map(Condition::sql).collect(Collectors.joining("\n  AND ")),
          names());
    }
  }

  /** A column that a query yields: the internal name of its field, and its SQL. */
  public record Item(String name, String sql) {}

  /**
   * A condition on one field.
   *
   * @param field the internal name of the field
   * @param operand the SQL of the field over the inputs
   * @param sql the condition over the inputs
   * @param kept the condition where the field is a column of its internal name
   */
  public record Condition(String field, String operand, String sql, String kept) {}

  /**
   * A column of the .hyper or of a file.
   *
   * @param decimal how many digits its numbers have, where they are not floating
   * @param lossy what may be lost when texts become values
   */
  public record Column(String name, DataType type, Optional<Decimal> decimal, Set<Lossy> lossy) {
    public Column {
      lossy = Collections.unmodifiableSet(new TreeSet<>(lossy));
    }

    /** A column whose values nothing is lost of. */
    public Column(String name, DataType type) {
      this(name, type, Optional.empty(), Set.of());
    }

    /** The same allowed to lose something. */
    public Column losing(Set<Lossy> other) {
      return new Column(name, type, decimal, other);
    }

    /** The type as a spec writes it. */
    public String typeText() {
      return decimal.map(Decimal::text).orElse(type.text());
    }

    boolean allows(Lossy loss) {
      return lossy.contains(loss);
    }
  }

  /** Something that queries read rows from. */
  public sealed interface Input permits InputFile, FileSet, Fetch {
    /** Its columns, in order. */
    List<Column> columns();
  }

  /** A file that queries read, and how. */
  public record InputFile(Path path, Format format, List<Column> columns) implements Input {
    public InputFile {
      columns = List.copyOf(columns);
    }

    /** The file as people know it, whatever copy of it is read. */
    public Path known() {
      return format instanceof Format.Sheet sheet ? sheet.workbook() : path;
    }

    /** How its text is written, if it is one. */
    Optional<Format.Csv> text() {
      return format instanceof Format.Csv csv
          ? Optional.of(csv)
          : format instanceof Format.Sheet ? Optional.of(Format.Sheet.TEXT) : Optional.empty();
    }
  }

  /** The files among the inputs, one by one. */
  public List<InputFile> files() {
    return inputs.stream().flatMap(input -> files(input).stream()).toList();
  }

  private static List<InputFile> files(Input input) {
    return switch (input) {
      case InputFile file -> List.of(file);
      case FileSet set -> set.files();
      case Fetch ignored -> List.of();
    };
  }

  /** The inputs that are fetched from databases. */
  public List<Fetch> fetches() {
    return inputs.stream().filter(Fetch.class::isInstance).map(Fetch.class::cast).toList();
  }

  /** How a file is read. */
  public sealed interface Format {
    /** Text with one record a line. The header line, if there is one, names the columns. */
    record Csv(char delimiter, boolean header, char quote, TextRules rules) implements Format {

      /** Text in UTF-8 with an empty field for no value and dates as ISO writes them. */
      public Csv(char delimiter, boolean header, char quote) {
        this(delimiter, header, quote, TextRules.STANDARD);
      }

      /** The same text in UTF-8. */
      public Csv inUtf8() {
        return new Csv(
            delimiter,
            header,
            quote,
            new TextRules("utf-8", rules.nullText(), rules.dateFormat(), rules.datetimeFormat()));
      }
    }

    /**
     * How values are written in a text.
     *
     * @param encoding as the engine calls it
     * @param nullText what stands for no value besides an empty field
     * @param dateFormat how dates are written, like {@code DD.MM.YYYY}; without one as ISO does
     * @param datetimeFormat how datetimes are written, like {@code DD.MM.YYYY HH24:MI:SS}
     */
    record TextRules(
        String encoding,
        Optional<String> nullText,
        Optional<String> dateFormat,
        Optional<String> datetimeFormat) {
      /** UTF-8, an empty field for no value and dates as ISO writes them. */
      public static final TextRules STANDARD =
          new TextRules("utf-8", Optional.empty(), Optional.empty(), Optional.empty());

      /** Whether the engine reads the values by itself, whatever the encoding. */
      boolean plain() {
        return nullText.isEmpty() && dateFormat.isEmpty() && datetimeFormat.isEmpty();
      }
    }

    /** One JSON object a line; its members are the columns. */
    record JsonLines() implements Format {}

    /** A table of a .hyper file, by schema and name. */
    record Hyper(List<String> table) implements Format {
      public Hyper {
        table = List.copyOf(table);
      }
    }

    /**
     * A sheet of a workbook, read from a copy of it as text.
     *
     * @param workbook the file that people know
     * @param name which sheet; without one the first
     */
    record Sheet(Path workbook, Optional<String> name) implements Format {
      /** How the copy is written. */
      public static final Csv TEXT = new Csv(',', true, '"');
    }

    /** Apache Parquet; it knows its own columns. */
    record Parquet() implements Format {}
  }

  /**
   * How tables are filled, as text without the conditions and without the folders of the inputs:
   * the same wherever the workspace lies.
   */
  public String portableText() {
    StringBuilder text = new StringBuilder();
    for (OutputTable table : tables) {
      text.append(table.name()).append('\n').append(table.query().map(Query::select).orElse(""));
      text.append('\n');
    }
    String portable = text.toString();
    int number = 0;
    for (Input input : inputs) {
      for (InputFile file : files(input)) {
        portable =
            portable
                .replace(Sql.path(file.path()), "'input " + number + "'")
                .replace(Sql.identifier(Scan.alias(file)), "\"input " + number + "\"");
        number++;
      }
      if (input instanceof Fetch fetch) {
        portable = portable.replace(Sql.identifier(fetch.alias()), "'input " + number++ + "'");
      }
    }
    return portable;
  }
}
