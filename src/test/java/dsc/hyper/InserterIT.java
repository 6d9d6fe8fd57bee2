package dsc.hyper;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dsc.diag.Code;
import dsc.hyper.SqlType.Plain;
import dsc.hyper.TableDefinition.Column;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("it")
final class InserterIT {
  private final Connection connection = TestEngine.shared().connect();
  private final Catalog catalog = new Catalog(connection);

  @AfterEach
  void disconnect() {
    connection.close();
  }

  private TableDefinition table(Column... columns) {
    TableDefinition table = new TableDefinition(TableName.of("t"), List.of(columns));
    catalog.createTemporaryTable(table);
    return table;
  }

  /** What comes back of values put into a nullable and a required column of a type, in order. */
  private List<Optional<Object>> roundTrip(SqlType type, List<Consumer<Inserter>> values) {
    TableDefinition table =
        table(
            Column.required("n", Plain.INT),
            Column.nullable("a", type),
            Column.required("b", type));
    try (Inserter inserter = new Inserter(connection, table)) {
      for (int i = 0; i < values.size(); i++) {
        inserter.add(i);
        values.get(i).accept(inserter);
        values.get(i).accept(inserter);
        inserter.endRow();
        inserter.add(i).addNull();
        values.get(i).accept(inserter);
        inserter.endRow();
      }
      assertEquals(2L * values.size(), inserter.execute());
    }
    List<Optional<Object>> back = new ArrayList<>();
    for (Row row : connection.query("SELECT a, b FROM t WHERE a IS NOT NULL ORDER BY n").rows()) {
      assertArrayEqualsOrEqual(row.value(0).orElseThrow(), row.value(1).orElseThrow());
      back.add(row.value(1));
    }
    assertEquals(
        Optional.of((long) values.size()),
        connection.scalar("SELECT count(*) FROM t WHERE a IS NULL"));
    connection.execute("DROP TABLE t");
    return back;
  }

  private static void assertArrayEqualsOrEqual(Object expected, Object actual) {
    if (expected instanceof byte[] bytes) {
      assertArrayEquals(bytes, (byte[]) actual);
    } else {
      assertEquals(expected, actual);
    }
  }

  private <T> void returns(SqlType type, BiConsumer<Inserter, T> add, List<T> values) {
    List<Consumer<Inserter>> adders = new ArrayList<>();
    values.forEach(value -> adders.add(inserter -> add.accept(inserter, value)));
    List<Optional<Object>> back = roundTrip(type, adders);
    assertEquals(values.size(), back.size(), type.sql());
    for (int i = 0; i < values.size(); i++) {
      assertArrayEqualsOrEqual(values.get(i), back.get(i).orElseThrow());
    }
  }

  @Test
  void wholeNumbersOfEveryWidthComeBack() {
    returns(
        Plain.BIG_INT,
        (i, v) -> i.add(v.longValue()),
        List.of(0L, -1L, Long.MIN_VALUE, Long.MAX_VALUE));
    returns(
        Plain.INT,
        (i, v) -> i.add(v.longValue()),
        List.of(0L, -1L, (long) Integer.MIN_VALUE, (long) Integer.MAX_VALUE));
    returns(
        Plain.SMALL_INT,
        (i, v) -> i.add(v.longValue()),
        List.of(0L, -1L, (long) Short.MIN_VALUE, (long) Short.MAX_VALUE));
    returns(Plain.OID, (i, v) -> i.add(v.longValue()), List.of(0L, 1L, 0xffff_ffffL));
  }

  @Test
  void booleansAndFloatingPointNumbersComeBack() {
    returns(Plain.BOOL, (i, v) -> i.add(v.booleanValue()), List.of(true, false));
    returns(
        Plain.DOUBLE,
        (i, v) -> i.add(v.doubleValue()),
        List.of(
            0.0,
            -0.0,
            0.1,
            Double.MIN_VALUE,
            -Double.MAX_VALUE,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            Double.NaN,
            Math.PI));
    returns(Plain.REAL, (i, v) -> i.add(v.doubleValue()), List.of(0.5, -2.25));
  }

  @Test
  void numericsOfBothWidthsComeBack() {
    returns(
        new SqlType.Numeric(18, 4),
        Inserter::add,
        List.of(
            new BigDecimal("0.0000"),
            new BigDecimal("-1.5000"),
            new BigDecimal("99999999999999.9999"),
            new BigDecimal("-99999999999999.9999")));
    returns(
        new SqlType.Numeric(38, 10),
        Inserter::add,
        List.of(
            new BigDecimal("0E-10").setScale(10),
            new BigDecimal("-0.0000000001"),
            new BigDecimal("18446744073709551616.0000000000"),
            new BigDecimal("9999999999999999999999999999.9999999999"),
            new BigDecimal("-9999999999999999999999999999.9999999999")));
    returns(new SqlType.Numeric(38, 38), Inserter::add, List.of(new BigDecimal("-1E-38")));
    returns(new SqlType.Numeric(5, 0), Inserter::add, List.of(new BigDecimal("-99999")));
  }

  @Test
  void textsOfEveryKindComeBack() {
    List<String> texts =
        List.of(
            "",
            " ",
            "it's \"quoted\" \\ and\nbroken\ttwice\r",
            "Zürich 東京 🗼 e\u0301",
            "\u0001\u007f\ufffe\uffff",
            "x".repeat(100_000),
            "€".repeat(300_000));
    returns(Plain.TEXT, Inserter::add, texts);
    returns(new SqlType.Varchar(5), Inserter::add, List.of("", "a", "🗼🗼🗼🗼🗼"));
    returns(new SqlType.Char(3), Inserter::add, List.of("abc", "🗼🗼🗼"));
    returns(new SqlType.Char(1), Inserter::add, List.of("a", "ü", "🗼"));
    returns(Plain.JSON, Inserter::add, List.of("{\"a\":[1,null]}"));
    returns(Plain.BYTES, Inserter::add, List.of(new byte[0], new byte[] {0, 1, -1}));
  }

  @Test
  void daysTimesAndMomentsComeBack() {
    returns(
        Plain.DATE,
        Inserter::add,
        List.of(
            LocalDate.of(2000, 2, 29),
            LocalDate.of(1, 1, 1),
            LocalDate.of(-4000, 3, 1),
            LocalDate.of(9999, 12, 31),
            LocalDate.of(20000, 1, 1)));
    returns(
        Plain.TIME,
        Inserter::add,
        List.of(LocalTime.MIDNIGHT, LocalTime.of(23, 59, 59, 999_999_000)));
    returns(
        Plain.TIMESTAMP,
        Inserter::add,
        List.of(
            LocalDateTime.of(1969, 12, 31, 23, 59, 59, 999_999_000),
            LocalDateTime.of(1, 1, 1, 0, 0),
            LocalDateTime.of(9999, 12, 31, 23, 59, 59, 1000)));
    returns(
        Plain.TIMESTAMP_TZ,
        Inserter::add,
        List.of(Instant.EPOCH, Instant.parse("2024-03-10T07:30:00.000001Z")));
  }

  @Test
  void geographiesCanBeCopiedAsBytes() {
    TableDefinition table = table(Column.nullable("g", Plain.GEOGRAPHY));
    try (Inserter inserter = new Inserter(connection, table)) {
      inserter.addNull().endRow();
      assertEquals(1, inserter.execute());
    }
    assertEquals(Optional.empty(), connection.scalar("SELECT g FROM t"));
  }

  @Test
  void aMillionRowsGoThroughASmallBuffer() {
    TableDefinition table =
        table(Column.required("a", Plain.BIG_INT), Column.nullable("b", Plain.TEXT));
    int rows = 1_000_000;
    assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () -> {
          try (Inserter inserter = new Inserter(connection, table)) {
            for (int i = 0; i < rows; i++) {
              inserter.add(i).add("some text number " + i).endRow();
            }
            assertEquals(rows, inserter.execute());
          }
        });
    assertEquals(
        Optional.of(new BigDecimal((long) rows * (rows - 1) / 2)),
        connection.scalar("SELECT CAST(sum(a) AS numeric(18,0)) FROM t"));
  }

  @Test
  void closingWithoutExecuteLeavesTheTableEmptyAndTheConnectionUsable() {
    TableDefinition table = table(Column.nullable("a", Plain.INT));
    try (Inserter inserter = new Inserter(connection, table)) {
      inserter.add(1).endRow();
    }
    assertEquals(Optional.of(0L), connection.scalar("SELECT count(*) FROM t"));
    try (Inserter inserter = new Inserter(connection, table)) {
      assertEquals(0, inserter.execute());
    }
  }

  @Test
  void whatDoesNotFitIsRefusedWithRowAndColumn() {
    TableDefinition table =
        table(
            Column.nullable("small", Plain.SMALL_INT),
            Column.nullable("amount", new SqlType.Numeric(5, 2)),
            Column.nullable("code", new SqlType.Varchar(3)),
            Column.required("name", Plain.TEXT));
    refused(
        "row 1: 32768 does not fit into the column small of type smallint",
        table,
        i -> i.add(32768));
    refused(
        "row 1: 0.001 does not fit into the column amount of type numeric(5,2)",
        table,
        i -> i.addNull().add(new BigDecimal("0.001")));
    refused(
        "row 1: 1000 does not fit into the column amount of type numeric(5,2)",
        table,
        i -> i.addNull().add(1000));
    refused(
        "row 1: abcd does not fit into the column code of type varchar(3)",
        table,
        i -> i.addNull().addNull().add("abcd"));
    refused(
        "row 2: the column name may not be NULL",
        table,
        i ->
            i.addNull()
                .addNull()
                .addNull()
                .add("x")
                .endRow()
                .addNull()
                .addNull()
                .addNull()
                .addNull());
    refused(
        "row 1: \ud800 does not fit into the column name of type text",
        table,
        i -> i.addNull().addNull().addNull().add("\ud800"));
    assertEquals(Optional.of(0L), connection.scalar("SELECT count(*) FROM t"));
  }

  private void refused(String message, TableDefinition table, Consumer<Inserter> rows) {
    try (Inserter inserter = new Inserter(connection, table)) {
      Refusal refusal = Refusal.of(() -> rows.accept(inserter));
      assertEquals(Code.VALUE_NOT_STORABLE, refusal.code());
      assertEquals(message, refusal.message());
      assertThrows(IllegalStateException.class, inserter::execute);
    }
  }

  @Test
  void aValueOfTheWrongClassIsABug() {
    TableDefinition table = table(Column.nullable("a", Plain.INT));
    try (Inserter inserter = new Inserter(connection, table)) {
      assertThrows(IllegalArgumentException.class, () -> inserter.add("x"));
      assertThrows(IllegalArgumentException.class, () -> inserter.add(1.5));
      assertThrows(IllegalArgumentException.class, inserter::endRow);
    }
    try (Inserter inserter = new Inserter(connection, table)) {
      inserter.add(1);
      assertThrows(IllegalArgumentException.class, () -> inserter.add(2));
      assertThrows(IllegalStateException.class, inserter::execute);
    }
  }

  @Test
  void whatTheEngineRefusesInTheMiddleOfManyRowsIsAnErrorAndNoHang() {
    TableDefinition table =
        table(Column.nullable("a", Plain.TEXT), Column.nullable("j", Plain.JSON));
    assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () -> {
          try (Inserter inserter = new Inserter(connection, table)) {
            Refusal refusal =
                Refusal.of(
                    () -> {
                      for (int i = 0; i < 500_000; i++) {
                        inserter.add("x".repeat(100)).add(i == 5 ? "{" : "{}").endRow();
                      }
                      inserter.execute();
                    });
            assertEquals(Code.ENGINE_QUERY_FAILED, refusal.code());
          }
        });
    assertEquals(Optional.of(0L), connection.scalar("SELECT count(*) FROM t"));
  }

  @Test
  void aTableThatDoesNotExistIsRefused() {
    TableDefinition table =
        new TableDefinition(TableName.of("nothere"), List.of(Column.nullable("a", Plain.INT)));
    Refusal refusal = Refusal.of(() -> new Inserter(connection, table).close());
    assertTrue(refusal.message().contains("\"nothere\" does not exist"), refusal.message());
    assertEquals(Optional.of(1L), connection.scalar("SELECT 1"));
  }
}
