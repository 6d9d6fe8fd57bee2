package dsc.hyper;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dsc.diag.Code;
import dsc.hyper.SqlType.Plain;
import dsc.hyper.TableDefinition.Column;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("it")
final class SqlIT {
  private static final int TRIES = Integer.getInteger("dsc.tries", 200);

  /** What could end a quote, start a comment, a parameter, an escape or a second statement. */
  private static final List<String> PIECES =
      List.of(
          "'",
          "''",
          "\"",
          "\\",
          "\\'",
          ";",
          "--",
          "/*",
          "*/",
          "$$",
          "$a$",
          "?",
          "{fn now()}",
          ":x",
          "$1",
          "%s",
          "E'",
          "U&'",
          "\n",
          "\r",
          "\t",
          " ",
          "\u0001",
          "\u007f",
          "é",
          "\u2028",
          "🗼",
          "\ufeff",
          "x",
          "DROP TABLE t",
          "0x00",
          "\\0",
          "\\u0027",
          "ʼ",
          "＇",
          "‘");

  private final Connection connection = TestEngine.shared().connect();

  @AfterEach
  void disconnect() {
    connection.close();
  }

  private static List<String> attacks() {
    Random random = new Random(20_010_203);
    List<String> attacks = new ArrayList<>(PIECES);
    for (int i = 0; i < TRIES; i++) {
      StringBuilder text = new StringBuilder();
      for (int part = random.nextInt(8); part >= 0; part--) {
        text.append(PIECES.get(random.nextInt(PIECES.size())));
      }
      attacks.add(text.toString());
    }
    return attacks;
  }

  @Test
  void noTextEscapesItsQuotes() {
    for (String attack : attacks()) {
      assertEquals(Optional.of(attack), connection.scalar("SELECT " + Sql.literal(attack)));
    }
  }

  @Test
  void noNameEscapesItsQuotes() {
    for (String attack : attacks()) {
      QueryResult result = connection.query("SELECT 1 AS " + Sql.identifier(attack));
      assertEquals(attack, result.columns().getFirst().name());
    }
  }

  @Test
  void hostileNamesOfTablesAndFilesAreOnlyNames(@TempDir Path temp) {
    Catalog catalog = new Catalog(connection);
    String hostile = "a\"; DROP TABLE t; --'\\?$1";
    Path file = temp.resolve("it's \"odd\"; é.hyper");
    TableDefinition table =
        new TableDefinition(
            TableName.of(hostile, hostile, hostile + "."),
            List.of(Column.nullable(hostile, Plain.TEXT)));
    catalog.createDatabase(file);
    catalog.attach(file, hostile);
    catalog.createSchema(hostile, hostile);
    catalog.createTable(table);
    try (Inserter inserter = new Inserter(connection, table)) {
      inserter.add(hostile).endRow().execute();
    }
    assertEquals(List.of(table), catalog.tables(hostile));
    assertEquals(Optional.of(hostile), connection.scalar("SELECT * FROM " + table.name().sql()));
    catalog.detach(hostile);
    catalog.dropDatabase(file);
  }

  @Test
  void whatTheEngineCannotHoldIsRefusedBeforeItGetsThere() {
    for (String text : List.of("a\0b", "\ud800", "x\udc00y")) {
      assertEquals(Code.VALUE_NOT_STORABLE, Refusal.of(() -> Sql.literal(text)).code());
      assertEquals(Code.VALUE_NOT_STORABLE, Refusal.of(() -> Sql.identifier(text)).code());
    }
    assertEquals(Code.VALUE_NOT_STORABLE, Refusal.of(() -> Sql.identifier("")).code());
  }

  @Test
  void valuesOfEveryTypeAreWhatTheyWere() {
    for (long value : new long[] {0, -1, Long.MIN_VALUE, Long.MAX_VALUE}) {
      same(value, Sql.literal(value));
    }
    for (double value :
        new double[] {
          0.1, -0.0, Double.MIN_VALUE, Double.MAX_VALUE, Double.NaN, Double.NEGATIVE_INFINITY, 1e100
        }) {
      same(value, Sql.literal(value));
    }
    for (String value :
        new String[] {"0", "0.10", "-0.001", "1E+3", "99999999999999999999999999999999999.999"}) {
      BigDecimal number = new BigDecimal(value);
      same(number.scale() < 0 ? number.setScale(0) : number, Sql.literal(number));
    }
    same(true, Sql.literal(true));
    for (LocalDate value :
        List.of(
            LocalDate.of(2000, 2, 29),
            LocalDate.of(0, 1, 1),
            LocalDate.of(1, 1, 1),
            LocalDate.of(12345, 6, 7))) {
      same(value, Sql.literal(value));
      same(
          value.atTime(23, 59, 59, 999_999_000),
          Sql.literal(value.atTime(23, 59, 59, 999_999_000)));
    }
    same(
        LocalDateTime.of(2024, 1, 2, 3, 4, 5, 6000),
        Sql.literal(LocalDateTime.of(2024, 1, 2, 3, 4, 5, 6000)));
  }

  private void same(Object value, String sql) {
    assertEquals(Optional.of(value), connection.scalar("SELECT " + sql));
  }
}
