package dsc.extract;

import dsc.catalog.DataType;
import dsc.catalog.Decimal;
import dsc.catalog.Value;
import dsc.extract.ExtractProgram.Format;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The port that looks into a source file before it is read. */
public interface FileInspector {

  /**
   * A column as the file has it.
   *
   * @param type absent where the file does not say, as in text
   * @param decimal how many digits its numbers have, where they are not floating
   */
  record FileColumn(String name, Optional<DataType> type, Optional<Decimal> decimal) {
    /** A column of another type than decimal numbers. */
    public FileColumn(String name, Optional<DataType> type) {
      this(name, type, Optional.empty());
    }
  }

  /**
   * The columns of a file in their order; a text file without a header has none to tell.
   *
   * @throws dsc.diag.DscException when the file cannot be read or is not of the format
   */
  List<FileColumn> columns(Path file, Format format);

  /**
   * The columns of a file with their types, which in text are those that every value has; absent
   * where no column of an extract can hold them.
   *
   * @throws dsc.diag.DscException when the file cannot be read or is not of the format
   */
  List<FileColumn> typed(Path file, Format format);

  /**
   * The distinct values of a column of some files, in any order.
   *
   * @param most how many are enough
   * @throws dsc.diag.DscException when a file cannot be read or is not of the format
   */
  List<Value> distinct(ExtractProgram.Input files, ExtractProgram.Column column, int most);

  /**
   * A copy of a text file in UTF-8, which goes away with the process.
   *
   * @param charset how the file is written, a name Java knows
   * @throws dsc.diag.DscException when the file cannot be read, or holds what the charset has not
   */
  Path inUtf8(Path file, String charset);

  /**
   * A copy of a sheet as text in CSV, which goes away with the process.
   *
   * @throws dsc.diag.DscException when the workbook cannot be read or has no such sheet
   */
  Path asText(Format.Sheet sheet);

  /**
   * The names of a workbook's sheets, in order.
   *
   * @throws dsc.diag.DscException when the workbook cannot be read
   */
  List<String> sheets(Path workbook);

  /**
   * A fingerprint of the content, the same for the same bytes.
   *
   * @throws dsc.diag.DscException when the file cannot be read
   */
  String fingerprint(Path file);
}
