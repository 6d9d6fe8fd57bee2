package dsc.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dsc.diag.Code;
import dsc.hyper.Connection;
import dsc.hyper.Row;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** Text files as people have them, from the file to the rows or to the words of the error. */
@Isolated("it kills the engines of this process")
final class SourceFilesIT {
  private static final String SPEC =
      """
      dsc: 1
      datasource: sales
      connection: { class: csv }
      tables:
        orders:
          file: orders.csv
          columns: { id: integer, state: string, sales: real, day: date }
      extract: { mode: full }
      """;

  private final Path folder;

  SourceFilesIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @BeforeEach
  void writeSpec() throws IOException {
    Files.writeString(folder.resolve("spec.yaml"), SPEC);
  }

  @Test
  void aByteOrderMarkLineEndsOfWindowsAndQuotesAreRead() throws IOException {
    String records =
        """
        id,state,sales,day
        1,"C,A",2.5,2024-01-31
        2,"say ""hi""
        there",,
        """;
    file("\uFEFF" + records.replace("\n", "\r\n"));
    assertEquals(List.of("1|C,A|2.5|2024-01-31", "2|say \"hi\"\r\nthere|-|-"), compiledRows());
  }

  @Test
  void aTimeOfDayAloneIsOfTheLastDayOf1899EvenWhereTheFileIsLoadedAsItIs() throws IOException {
    Files.writeString(
        folder.resolve("spec.yaml"), SPEC.replace("state: string", "state: datetime"));
    file("id,state,sales,day\n1,2024-01-31 10:00:00,2.5,2024-01-31\n2,10:00,,\n");
    assertEquals(0, compile().code());
    try (Connection connection = Extracts.connect();
        Extracts extract = Extracts.open(connection, folder.resolve("out/sales.hyper"))) {
      assertEquals(
          List.of("2024-01-31T10:00", "1899-12-30T10:00"),
          extract.rows("SELECT \"state\" FROM " + extract.table() + " ORDER BY \"id\"").stream()
              .map(row -> row.value(0).map(Object::toString).orElse("-"))
              .toList());
    }
  }

  @Test
  void wordsForTheTimeOfReadingAreNoDates() throws IOException {
    Files.writeString(
        folder.resolve("spec.yaml"), SPEC.replace("state: string", "state: datetime"));
    file(
        """
        id,state,sales,day
        1,now,1,2024-01-31
        2,2024-01-31 10:00:00,1,today
        3,"Jan 31, 2024 10:00",1,"January 31, 2024"
        4,tomorrow 10:00,1,1/31/2024
        5,,1,epoch
        6,allballs,1,
        7,-infinity,1,
        8,,1,CURRENT
        """);
    Printed compiled = compile();
    assertEquals(3, compiled.code(), compiled.out());
    assertEquals(
        List.of(
            "line 2, column `state`: `now` is no datetime",
            "line 3, column `day`: `today` is no date",
            "line 5, column `state`: `tomorrow 10:00` is no datetime",
            "line 6, column `day`: `epoch` is no date",
            "line 7, column `state`: `allballs` is no datetime",
            "line 8, column `state`: `-infinity` is no datetime",
            "line 9, column `day`: `CURRENT` is no date"),
        badRows(compiled));
  }

  @Test
  void whatWouldGetLostIsRefusedUnlessTheSpecAllowsIt() throws IOException {
    file(
        """
        id,state,sales,day
        1,2024-01-31 10:00:00.1234567,1,2024-01-31
        2,,1e999,2024-01-31 10:00:00
        3,10:00 +02:00,NaN,2024-01-31 00:00
        4,0000-12-31,-infinity,12345-01-01
        5,2024-01-31 24:00:00,1e-400,10:00
        """);
    Files.writeString(
        folder.resolve("spec.yaml"), SPEC.replace("state: string", "state: datetime"));
    Printed compiled = compile();
    assertEquals(3, compiled.code(), compiled.out());
    assertEquals(
        List.of(
            "line 2, column `state`: `2024-01-31 10:00:00.1234567` fits no datetime without a loss"
                + " (`lossy: round` allows it)",
            "line 3, column `sales`: `1e999` fits no real without a loss (`lossy: range` allows"
                + " it)",
            "line 4, column `state`: `10:00 +02:00` is no datetime",
            "line 5, column `state`: `0000-12-31` fits no datetime without a loss (`lossy: range`"
                + " allows it)",
            "line 6, column `day`: `10:00` is no date"),
        badRows(compiled));
    Files.writeString(
        folder.resolve("spec.yaml"),
        SPEC.replace("state: string", "state: { type: datetime, lossy: [round, range] }")
            .replace("sales: real", "sales: { type: real, lossy: [range, nan] }")
            .replace("day: date", "day: { type: date, lossy: [round, range] }")
            .replace("mode: full", "mode: full, on_bad_row: skip"));
    Printed skipped = compile();
    assertEquals(0, skipped.code(), skipped.err());
    assertEquals(
        List.of("1|2024-01-31T10:00:00.123456|1.0|2024-01-31", "2|-|-|2024-01-31", "4|-|-|-"),
        rows("id", "state", "sales", "day"));
  }

  @Test
  void badRowsOfJsonLinesAreListedAndSetAside() throws IOException {
    String spec =
        SPEC.replace("orders.csv", "orders.jsonl").replace("state: string", "state: datetime");
    Files.writeString(folder.resolve("spec.yaml"), spec);
    String bad =
        """
        {"id":"x"}
        {"day":"now"}
        {"sales":1e999}

        [3]
        {"state":"10:00","day":"2024-01-31 00:01","sales":{"x":1}}
        """;
    Files.writeString(
        folder.resolve("orders.jsonl"),
        "{\"id\":1,\"sales\":-0.5,\"day\":\"2024-01-31\"}\n" + bad + "{\"id\":2.0,\"day\":null}");
    Printed compiled = compile();
    assertEquals(3, compiled.code(), compiled.out());
    assertEquals(
        List.of(
            "line 2, column `id`: `x` is no integer",
            "line 3, column `day`: `now` is no date",
            "line 4, column `sales`: `1e999` fits no real without a loss (`lossy: range` allows"
                + " it)",
            "line 5, this is no JSON object in UTF-8",
            "line 6, this is no JSON object in UTF-8",
            "line 7, column `sales`: `{` is no real"),
        badRows(compiled));
    Files.writeString(
        folder.resolve("spec.yaml"),
        spec.replace("mode: full", "mode: full, on_bad_row: quarantine"));
    assertEquals(0, compile().code());
    assertEquals(List.of("1|-|-0.5|2024-01-31", "2|-|-|-"), rows("id", "state", "sales", "day"));
    assertEquals(bad, Files.readString(folder.resolve("quarantine/orders.jsonl")));
  }

  @Test
  void aLineThatIsNoObjectIsABadRow() throws IOException {
    Files.writeString(folder.resolve("spec.yaml"), SPEC.replace("orders.csv", "orders.jsonl"));
    String empty = "{}\n  {\"other\":1}\n{\"id\":null}\n";
    Files.writeString(folder.resolve("orders.jsonl"), empty);
    assertEquals(0, compile().code());
    assertEquals(List.of("-|-|-|-", "-|-|-|-", "-|-|-|-"), rows("id", "state", "sales", "day"));
    Files.writeString(folder.resolve("orders.jsonl"), empty + "[3]\n42\nnull\n\"{\"\n");
    Printed compiled = compile();
    assertEquals(3, compiled.code(), compiled.out());
    assertEquals(
        IntStream.rangeClosed(4, 7)
            .mapToObj(line -> "line " + line + ", this is no JSON object in UTF-8")
            .toList(),
        badRows(compiled));
  }

  @Test
  void theCharacterNulIsKeptInTexts() throws IOException {
    file("id,state,sales,day\n1,a\0b,,\n2,\"a\0\",,\n");
    assertEquals(List.of("1|a\0b|-|-", "2|a\0|-|-"), compiledRows());
  }

  private static List<String> badRows(Printed compiled) {
    return compiled
        .err()
        .lines()
        .filter(line -> line.contains("line "))
        .map(line -> line.replaceFirst(".*= help: ", ""))
        .toList();
  }

  @Test
  void pointsInTimeBecomeThoseOfUtc() throws IOException {
    Files.writeString(
        folder.resolve("spec.yaml"), SPEC.replace("state: string", "state: datetime"));
    file(
        """
        id,state,sales,day
        1,2024-07-01 12:00:00+02:00,,
        2,2024-07-01T12:00:00Z,,
        3,2024-07-01 22:00:00.5-0530,,
        4,2024-07-01 12:00:00,,
        5,2024-07-01,,
        """);
    assertEquals(0, compile().code());
    try (Connection connection = Extracts.connect();
        Extracts extract = Extracts.open(connection, folder.resolve("out/sales.hyper"))) {
      assertEquals(
          List.of(
              "2024-07-01T10:00",
              "2024-07-01T12:00",
              "2024-07-02T03:30:00.500",
              "2024-07-01T12:00",
              "2024-07-01T00:00"),
          extract.rows("SELECT \"state\" FROM " + extract.table() + " ORDER BY \"id\"").stream()
              .map(row -> row.value(0).map(Object::toString).orElse("-"))
              .toList());
    }
  }

  @Test
  void aLastLineWithoutAnEndIsRead() throws IOException {
    file("id,state,sales,day\n1,CA,2.5,2024-01-31");
    assertEquals(List.of("1|CA|2.5|2024-01-31"), compiledRows());
  }

  @Test
  void aFileWithAHeaderOnlyGivesNoRows() throws IOException {
    file("id,state,sales,day\n");
    assertEquals(List.of(), compiledRows());
  }

  @Test
  void columnsInAnotherOrderAndMoreOfThemAreRead() throws IOException {
    file("day,more,sales,state,id\n2024-01-31,x,2.5,CA,1\n");
    assertEquals(List.of("1|CA|2.5|2024-01-31"), compiledRows());
  }

  @Test
  void aWrongValueNamesFileLineAndValue() throws IOException {
    file("id,state,sales,day\n1,CA,2.5,2024-01-31\ntwo,NV,3,2024-01-31\n");
    assertMalformed("line 3, column `id`: `two` is no integer");
  }

  @Test
  void everyBadRowIsListedAndThenCounted() throws IOException {
    StringBuilder text = new StringBuilder("id,state,sales,day\n");
    for (int i = 1; i <= 50; i++) {
      text.append(i).append(i % 2 == 0 ? ",NV,x" + i + ",2024-01-31\n" : ",NV,1e3,2024-02-29\n");
    }
    file(text.toString());
    Printed compiled = compile();
    assertEquals(3, compiled.code());
    assertTrue(compiled.err().contains("25 rows of `"), compiled.err());
    assertTrue(
        compiled.err().contains("= help: line 3, column `sales`: `x2` is no real"), compiled.err());
    assertTrue(
        compiled.err().contains("= help: line 41, column `sales`: `x40` is no real"),
        compiled.err());
    assertTrue(compiled.err().contains("= help: and 5 more"), compiled.err());
  }

  @Test
  void badRowsAreLeftOutOnRequest() throws IOException {
    rule("skip");
    file(
        """
        id,state,sales,day
        1,CA,2.5,2024-01-31
        two,NV,3,
        3,"N
        V",4,2024-02-30
        4,NV
        5,"O,R", 7 ,01/31/2024
        """);
    assertEquals(List.of("1|CA|2.5|2024-01-31", "5|O,R|7.0|2024-01-31"), compiledRows());
    Printed compiled = compile();
    assertTrue(compiled.err().contains("warning: 3 rows of `"), compiled.err());
    assertFalse(Files.exists(folder.resolve("quarantine")));
  }

  @Test
  void badRowsAreSetAsideOnRequest() throws IOException {
    rule("quarantine");
    file("id,state,sales,day\n1,CA,2.5,2024-01-31\ntwo,NV,3,\r\n4,\"N\nV\"\n");
    assertEquals(List.of("1|CA|2.5|2024-01-31"), compiledRows());
    assertEquals(
        "id,state,sales,day\ntwo,NV,3,\r\n4,\"N\nV\"\n",
        Files.readString(folder.resolve("quarantine/orders.csv")));
  }

  private void rule(String onBadRow) throws IOException {
    Files.writeString(
        folder.resolve("spec.yaml"),
        SPEC.replace("mode: full", "mode: full, on_bad_row: " + onBadRow));
  }

  @Test
  void aRowOfAnotherLengthNamesFileAndLine() throws IOException {
    file("id,state,sales,day\n1,CA,2.5,2024-01-31\n2,NV\n");
    assertMalformed("line 3, 2 values where 4 columns are declared");
    file("id,state,sales,day\n1,CA,2.5,2024-01-31,9\n");
    assertMalformed("line 2, 5 values where 4 columns are declared");
  }

  @Test
  void aQuoteWithoutEndNamesFileAndLine() throws IOException {
    file("id,state,sales,day\n1,\"CA,2.5,2024-01-31\n2,NV,3,2024-01-31\n");
    assertMalformed("line 2, a quote is not closed");
  }

  @Test
  void bytesOfAnotherEncodingNameLineAndColumn() throws IOException {
    Files.write(
        folder.resolve("orders.csv"),
        "id,state,sales,day\n1,Th\u00fcringen,2.5,2024-01-31\n"
            .getBytes(StandardCharsets.ISO_8859_1));
    assertMalformed("line 2, column `state`: not UTF-8 text");
  }

  @Test
  void aFailedBuildLeavesWhatWasPublished() throws IOException {
    file("id,state,sales,day\n1,CA,2.5,2024-01-31\n");
    assertEquals(0, Printed.of("apply", folder.toString(), "--yes").code());
    Path published = folder.resolve("published/sales.tdsx");
    byte[] before = Files.readAllBytes(published);
    file("id,state,sales,day\none,CA,2.5,2024-01-31\n");
    Printed failed = Printed.of("apply", folder.toString(), "--yes");
    assertEquals(3, failed.code(), failed.err());
    assertArrayEquals(before, Files.readAllBytes(published));
    file("id,state,sales,day\n7,CA,2.5,2024-01-31\n");
    Printed again = Printed.of("apply", folder.toString(), "--yes");
    assertEquals(0, again.code(), again.err());
    assertTrue(Printed.of("plan", folder.toString()).out().startsWith("No changes"), again.out());
  }

  @Test
  void aKilledEngineLeavesWhatWasPublishedAndTheNextApplyFinishes() throws Exception {
    file("id,state,sales,day\n1,CA,2.5,2024-01-31\n");
    assertEquals(0, Printed.of("apply", folder.toString(), "--yes").code());
    Path published = folder.resolve("published/sales.tdsx");
    byte[] before = Files.readAllBytes(published);
    // Enough rows that the engine is still busy when it is killed.
    file("id,state,sales,day\n" + "7,CA,2.5,2024-01-31\n".repeat(600_000));
    Set<ProcessHandle> others = engines();
    FutureTask<Printed> apply =
        new FutureTask<>(() -> Printed.of("apply", folder.toString(), "--yes"));
    Thread.ofPlatform().start(apply);
    while (!apply.isDone() && engines().equals(others)) {
      Thread.sleep(1);
    }
    engines().stream()
        .filter(engine -> !others.contains(engine))
        .forEach(ProcessHandle::destroyForcibly);
    Printed killed = apply.get();
    assertEquals(3, killed.code(), killed.out() + killed.err());
    assertArrayEquals(before, Files.readAllBytes(published));
    Printed again = Printed.of("apply", folder.toString(), "--yes");
    assertEquals(0, again.code(), again.err());
    assertTrue(Printed.of("plan", folder.toString()).out().startsWith("No changes"));
  }

  private static Set<ProcessHandle> engines() {
    return ProcessHandle.current()
        .descendants()
        .filter(child -> child.info().command().orElse("").contains("hyperd"))
        .collect(Collectors.toSet());
  }

  @Test
  void anEmptyExtractHasTypedColumnsAndNoRows() throws IOException {
    Files.writeString(
        folder.resolve("spec.yaml"),
        SPEC.replace("mode: full", "mode: empty").replace("day: date", "day: date, at: datetime"));
    Printed compiled = compile();
    assertEquals(0, compiled.code(), compiled.err());
    try (Connection connection = Extracts.connect();
        Extracts extract = Extracts.open(connection, folder.resolve("out/sales.hyper"))) {
      assertEquals(
          List.of("id bigint", "state text", "sales double precision", "day date", "at timestamp"),
          connection.describe("SELECT * FROM " + extract.table()).stream()
              .map(column -> column.name() + " " + column.type().sql())
              .toList());
      assertEquals(List.of(), extract.rows("SELECT * FROM " + extract.table()));
    }
  }

  private void file(String text) throws IOException {
    Files.writeString(folder.resolve("orders.csv"), text);
  }

  private Printed compile() {
    return Printed.of("compile", folder.toString(), "-o", folder.resolve("out").toString());
  }

  private List<String> compiledRows() {
    Printed compiled = compile();
    assertEquals(0, compiled.code(), compiled.err());
    try (Connection connection = Extracts.connect();
        Extracts extract = Extracts.open(connection, folder.resolve("out/sales.hyper"))) {
      return extract
          .rows("SELECT \"id\", \"state\", \"sales\", \"day\" FROM " + extract.table())
          .stream()
          .map(SourceFilesIT::text)
          .toList();
    }
  }

  private List<String> rows(String... columns) {
    String names = "\"" + String.join("\", \"", columns) + "\"";
    try (Connection connection = Extracts.connect();
        Extracts extract = Extracts.open(connection, folder.resolve("out/sales.hyper"))) {
      return extract.rows("SELECT " + names + " FROM " + extract.table() + " ORDER BY 1").stream()
          .map(
              row ->
                  IntStream.range(0, columns.length)
                      .mapToObj(i -> row.value(i).map(Object::toString).orElse("-"))
                      .collect(Collectors.joining("|")))
          .toList();
    }
  }

  private static String text(Row row) {
    return row.integer(0).map(String::valueOf).orElse("-")
        + "|"
        + row.text(1).orElse("-")
        + "|"
        + row.real(2).map(String::valueOf).orElse("-")
        + "|"
        + row.date(3).map(LocalDate::toString).orElse("-");
  }

  private void assertMalformed(String words) {
    Printed compiled = compile();
    assertEquals(3, compiled.code(), compiled.out());
    assertTrue(
        compiled.err().contains("error[" + Code.SOURCE_MALFORMED.id() + "]"), compiled.err());
    assertTrue(compiled.err().contains(words), compiled.err());
    assertFalse(Files.exists(folder.resolve("out/sales.hyper")));
    assertFalse(Files.exists(folder.resolve("out/.sales.hyper.tmp")));
    assertEquals(Optional.empty(), leftOver());
  }

  private Optional<Path> leftOver() {
    Path tdsx = folder.resolve("out/sales.tdsx");
    return Files.exists(tdsx) ? Optional.of(tdsx) : Optional.empty();
  }
}
