package dsc.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dsc.catalog.DataType;
import dsc.extract.ExtractProgram.Column;
import dsc.extract.ExtractProgram.Format;
import dsc.extract.ExtractProgram.InputFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

final class DirectTest {
  private static final Column ID = new Column("id", DataType.INTEGER);
  private static final Column AT = new Column("at", DataType.DATETIME);
  private static final Format.Csv CSV = new Format.Csv(';', true, '"');
  private static final Map<String, String> READ = Map.of("Number", "id", "When", "at");
  private static final List<Column> TABLE =
      List.of(new Column("When", DataType.DATETIME), new Column("Number", DataType.INTEGER));

  private static InputFile file(Format format, Column... columns) {
    return new InputFile(Path.of("/data/it's.csv"), format, List.of(columns));
  }

  private static Optional<String> statement(
      InputFile file, List<Column> table, Map<String, String> read) {
    return Direct.copied(file, table, read)
        .map(
            direct ->
                switch (direct) {
                  case Direct.Copied copied -> copied.statement(file, "\"t\"");
                  case Direct.Fetched fetched -> fetched.toString();
                });
  }

  @Test
  void aTextFileIsCopiedIntoTheColumnsInTheOrderItHas() {
    assertEquals(
        Optional.of(
            "COPY \"t\" (\"Number\", \"When\") FROM '/data/it''s.csv' WITH (FORMAT => 'csv',"
                + " HEADER => true, DELIMITER => ';', QUOTE => '\"', \"null\" => '')"),
        statement(file(CSV, ID, AT), TABLE, READ));
  }

  @Test
  void aTextFileWithAColumnThatIsLeftOutOrOfAnotherTypeIsNot() {
    assertEquals(Optional.empty(), statement(file(CSV, ID, AT), TABLE.subList(0, 1), READ));
    Column day = new Column("at", DataType.DATE);
    assertEquals(Optional.empty(), statement(file(CSV, ID, day), TABLE, READ));
  }

  @Test
  void valuesThatAreWrittenInAWayOfTheirOwnAreNot() {
    Format.TextRules rules =
        new Format.TextRules("utf-8", Optional.of("none"), Optional.empty(), Optional.empty());
    assertEquals(
        Optional.empty(),
        statement(file(new Format.Csv(';', true, '"', rules), ID, AT), TABLE, READ));
  }

  @Test
  void aParquetFileIsCopiedWhereFieldsHaveTheNamesOfItsColumns() {
    InputFile parquet = file(new Format.Parquet(), ID);
    assertEquals(
        Optional.of("COPY \"t\" (\"id\") FROM '/data/it''s.csv' WITH (FORMAT => 'parquet')"),
        statement(parquet, List.of(ID), Map.of("id", "id")));
    assertEquals(
        Optional.empty(),
        statement(
            parquet, List.of(new Column("Number", DataType.INTEGER)), Map.of("Number", "id")));
  }

  @Test
  void filesInFoldersThatStandForValuesAreNot() {
    InputFile file = file(CSV, ID, AT);
    FileSet set =
        new FileSet(List.of(file), List.of(new TreeMap<>(Map.of("id", "1"))), List.of(ID, AT));
    assertEquals(Optional.empty(), Direct.copied(set, TABLE, READ));
  }
}
