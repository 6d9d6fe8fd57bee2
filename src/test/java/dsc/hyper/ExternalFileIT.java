package dsc.hyper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dsc.diag.Code;
import dsc.hyper.ExternalFile.Csv;
import dsc.hyper.ExternalFile.CsvFormat;
import dsc.hyper.ExternalFile.Parquet;
import dsc.hyper.SqlType.Plain;
import dsc.hyper.TableDefinition.Column;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("it")
final class ExternalFileIT {
  private static final List<Column> COLUMNS =
      List.of(
          Column.required("id", Plain.BIG_INT),
          Column.nullable("the name", Plain.TEXT),
          Column.nullable("amount", new SqlType.Numeric(10, 2)),
          Column.nullable("day", Plain.DATE));
  private static final String TEXT =
      """
      id,the name,amount,day
      1,"a, ""b"" 'c'",1.25,2020-01-31
      2,,,
      -3,é,-0.01,0001-01-01
      """;
  private static final List<List<Optional<Object>>> ROWS =
      List.of(
          List.of(
              Optional.of(1L),
              Optional.of("a, \"b\" 'c'"),
              Optional.of(new BigDecimal("1.25")),
              Optional.of(LocalDate.of(2020, 1, 31))),
          List.of(Optional.of(2L), Optional.empty(), Optional.empty(), Optional.empty()),
          List.of(
              Optional.of(-3L),
              Optional.of("é"),
              Optional.of(new BigDecimal("-0.01")),
              Optional.of(LocalDate.of(1, 1, 1))));

  private final Connection connection = TestEngine.shared().connect();
  private final Path folder;

  ExternalFileIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @AfterEach
  void disconnect() {
    connection.close();
  }

  private List<List<Optional<Object>>> scan(ExternalFile file) {
    return connection.query("SELECT * FROM " + file.scan()).rows().stream()
        .map(Row::values)
        .toList();
  }

  private static Csv csv(Path file, CsvFormat format) {
    return new Csv(List.of(file), COLUMNS, format);
  }

  @Test
  void aCsvFileIsReadWithoutJava() throws IOException {
    Path file = Files.writeString(folder.resolve("it's a file.csv"), TEXT);
    assertEquals(ROWS, scan(csv(file, CsvFormat.standard())));
  }

  @Test
  void aGzippedFileAndSeveralFilesAreRead() throws IOException {
    Path zipped = folder.resolve("a.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(zipped))) {
      out.write(TEXT.getBytes(StandardCharsets.UTF_8));
    }
    assertEquals(ROWS, scan(csv(zipped, CsvFormat.standard())));
    Csv both = new Csv(List.of(zipped, zipped), COLUMNS, CsvFormat.standard());
    assertEquals(6, scan(both).size());
  }

  @Test
  void delimitersNullsHeadersAndEncodingsCanBeOthers() throws IOException {
    Path file = folder.resolve("other.txt");
    String text =
        TEXT.substring(TEXT.indexOf('\n') + 1)
            .replace("\"a, \"\"b\"\" 'c'\"", "'a, \"b\" \\'c\\''");
    String semicolons =
        text.replace("a, ", "a@ ")
            .replace(',', ';')
            .replace("a@ ", "a, ")
            .replace("2;;;", "2;NA;NA;NA");
    Files.writeString(file, semicolons, StandardCharsets.UTF_16LE);
    CsvFormat format = new CsvFormat(';', false, '\'', Optional.of('\\'), "NA", "utf-16-le");
    assertEquals(ROWS, scan(csv(file, format)));
  }

  @Test
  void aFileIsLoadedIntoATable() throws IOException {
    Path file = Files.writeString(folder.resolve("a.csv"), TEXT);
    TableDefinition table = new TableDefinition(TableName.of("loaded"), COLUMNS);
    new Catalog(connection).createTemporaryTable(table);
    Csv csv = csv(file, CsvFormat.standard());
    assertEquals(3, connection.execute(csv.copyInto(table.name(), file)));
    assertEquals(
        ROWS, connection.query("SELECT * FROM loaded").rows().stream().map(Row::values).toList());
  }

  @Test
  void aParquetFileKnowsItsColumns() {
    Path file = folder.resolve("it's.parquet");
    connection.execute(
        "COPY (SELECT CAST(1 AS bigint) AS id, 'x' AS \"the name\") TO "
            + Sql.literal(file)
            + " WITH (FORMAT => 'parquet')");
    Parquet parquet = new Parquet(List.of(file));
    assertEquals(
        List.of(new ResultColumn("id", Plain.BIG_INT), new ResultColumn("the name", Plain.TEXT)),
        connection.describe("SELECT * FROM " + parquet.scan()));
    assertEquals(List.of(List.of(Optional.of(1L), Optional.of("x"))), scan(parquet));
  }

  @Test
  void aBadCellIsReportedWithItsPlace() throws IOException {
    Path file = Files.writeString(folder.resolve("bad.csv"), TEXT + "x,y,1,2020-01-01\n");
    Refusal refusal = Refusal.of(() -> scan(csv(file, CsvFormat.standard())));
    assertEquals(Code.ENGINE_QUERY_FAILED, refusal.code());
    assertTrue(refusal.message().contains("line:5 column:1"), refusal.message());
  }
}
