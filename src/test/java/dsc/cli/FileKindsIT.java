package dsc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dsc.hyper.Connection;
import dsc.hyper.Row;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of all kinds that rows are read from. */
final class FileKindsIT {
  private final Path temp;

  FileKindsIT(@TempDir Path temp) {
    this.temp = temp;
  }

  @Test
  void manyFilesWithColumnsInTheirFoldersAreOneTable() throws IOException {
    gzip("data/year=2023/a.csv.gz", "id,at\n1,2023-12-31\n");
    write("data/year=2024/b.csv", "at,id,more\n2024-01-01,2,x\n2024-01-02,3,y\n");
    write("data/notes.md", "not a source");
    write("data/year=__HIVE_DEFAULT_PARTITION__/c.csv", "id,at\n4,\n");
    Printed printed =
        compile(
            "{ id: integer, at: date, year: integer }", "source: { file: \"data/year=*/*.csv*\" }");
    assertEquals("", printed.err());
    assertEquals(
        List.of("1|2023-12-31|2023", "2|2024-01-01|2024", "3|2024-01-02|2024", "4|-|-"), rows());
    write("data/year=2025/d.csv", "id\n5\n");
    Printed missing =
        compile(
            "{ id: integer, at: date, year: integer }", "source: { file: \"data/year=*/*.csv*\" }");
    assertEquals(1, missing.code());
    assertTrue(missing.err().contains("`d.csv` has no column named `at`"), missing.err());
    Printed none = compile("{ id: integer }", "source: { file: \"data/*.parquet\" }");
    assertEquals(1, none.code());
    assertTrue(none.err().contains("no file is called like `data/*.parquet`"), none.err());
  }

  @Test
  void parquetFilesInFoldersAndTablesOfHyperFilesKnowTheirTypes() throws IOException {
    try (Connection connection = Extracts.connect()) {
      for (int i = 1; i <= 2; i++) {
        Path folder = Files.createDirectories(temp.resolve("p/region=r" + i));
        connection.execute(
            "COPY (SELECT "
                + i
                + "::int AS id, 0.5::double precision AS x) TO '"
                + folder.resolve("part.parquet")
                + "' WITH (FORMAT => 'parquet')");
      }
      connection.execute("CREATE DATABASE \"" + temp.resolve("other.hyper") + "\"");
      connection.execute("ATTACH DATABASE \"" + temp.resolve("other.hyper") + "\" AS made");
      connection.execute("CREATE SCHEMA made.\"Extract\"");
      connection.execute(
          "CREATE TABLE made.\"Extract\".\"Extract\" AS SELECT 7::bigint AS id, text 'x' AS"
              + " region");
      connection.execute("DETACH DATABASE made");
    }
    compile("{ id: integer, x: real, region: string }", "source: { file: \"p/**/*.parquet\" }");
    assertEquals(List.of("1|0.5|r1", "2|0.5|r2"), rows());
    Printed hyper = compile("{ id: integer, region: string }", "source: { file: other.hyper }");
    assertEquals("", hyper.err());
    assertEquals(List.of("7|x"), rows());
    Printed value = Printed.of("eval", temp.resolve("t.yaml").toString(), "SUM([id])");
    assertTrue(value.out().contains("7"), value.out() + value.err());
  }

  @Test
  void jsonLinesAreReadByMember() throws IOException {
    write(
        "t.jsonl",
        """
        {"id": 1, "name": "a\\"b", "tags": [1, 2], "at": "2024-01-31T12:00:00+02:00", "ok": true}
        {"name": null, "id": 2, "inner": {"id": 9}}
        {"name": "null", "id": null}
        """);
    Printed printed =
        compile(
            "{ id: integer, name: string, tags: string, at: datetime, ok: boolean }",
            "source: { file: t.jsonl }");
    assertEquals("", printed.err());
    assertEquals(
        List.of("1|a\"b|[1, 2]|2024-01-31T10:00|true", "2|-|-|-|-", "-|null|-|-|-"), rows());
    write(
        "j.yaml",
        "dsc: 1\ndatasource: j\nconnection: { class: csv }\ntables:\n  j: { file: t.jsonl }\n");
    assertEquals(0, Printed.of("introspect", temp.resolve("j.yaml").toString()).code());
    assertTrue(
        Files.readString(temp.resolve("j.yaml"), StandardCharsets.UTF_8)
            .contains(
                "columns: { id: integer, name: string, tags: string, at: datetime, ok: boolean,"
                    + " inner: string }"),
        Files.readString(temp.resolve("j.yaml"), StandardCharsets.UTF_8));
  }

  @Test
  void textIsReadAsTheSpecSaysItIsWritten() throws IOException {
    write(
        "u.txt",
        "id|day|at|ü\n1|31.12.2023|31.12.2023 23:59|N/A\n||N/A|x\n",
        StandardCharsets.UTF_16);
    Printed printed =
        compile(
            "{ id: integer, day: date, at: datetime, ü: string }",
            "source: { file: u.txt, delimiter: \"|\", encoding: UTF-16, null_text: N/A,"
                + " date_format: DD.MM.YYYY, datetime_format: \"DD.MM.YYYY HH24:MI\" }");
    assertEquals("", printed.err());
    assertEquals(List.of("1|2023-12-31|2023-12-31T23:59|-", "-|-|-|x"), rows());
    write("w.csv", "id,name\n1,Zoë €\n", Charset.forName("windows-1252"));
    Printed other =
        compile("{ id: integer, name: string }", "source: { file: w.csv, encoding: windows-1252 }");
    assertEquals("", other.err());
    assertEquals(List.of("1|Zoë €"), rows());
    Printed wrong =
        compile("{ id: integer, name: string }", "source: { file: w.csv, encoding: US-ASCII }");
    assertEquals(1, wrong.code());
    assertTrue(wrong.err().contains("is not written in US-ASCII"), wrong.err());
  }

  private Printed compile(String columns, String source) throws IOException {
    write(
        "t.yaml",
        """
        dsc: 1
        datasource: t
        connection: { class: csv }
        tables:
          t: { file: nowhere.csv, columns: %s }
        extract:
          mode: full
          %s
        """
            .formatted(columns, source));
    return Printed.of(
        "compile", temp.resolve("t.yaml").toString(), "-o", temp.resolve("out").toString());
  }

  private List<String> rows() {
    try (Connection connection = Extracts.connect();
        Extracts extract = Extracts.open(connection, temp.resolve("out/t.hyper"))) {
      return extract.rows("SELECT * FROM " + extract.table() + " ORDER BY 1 NULLS LAST").stream()
          .map(FileKindsIT::text)
          .toList();
    }
  }

  private static String text(Row row) {
    return String.join(
        "|", row.values().stream().map(v -> v.map(Object::toString).orElse("-")).toList());
  }

  private void write(String name, String text) throws IOException {
    write(name, text, StandardCharsets.UTF_8);
  }

  private void write(String name, String text, Charset charset) throws IOException {
    Path file = temp.resolve(name);
    Files.createDirectories(file.resolveSibling(""));
    Files.writeString(file, text, charset);
  }

  private void gzip(String name, String text) throws IOException {
    Path file = temp.resolve(name);
    Files.createDirectories(file.resolveSibling(""));
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }
}
