package dsc.hyper;

import dsc.diag.Code;
import dsc.diag.DscException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;

/** Sheets of workbooks, written as text so that the engine can read them. */
final class SheetCopy {
  private static final int BUFFER = 1 << 16;

  private SheetCopy() {}

  /**
   * A copy of a sheet as CSV, in a folder of its own below another, under the same name.
   *
   * @param folder asked for only when there is such a sheet
   */
  static Path asText(Path file, Optional<String> sheet, Supplier<Path> folder) {
    try (SheetRecords rows = SheetRecords.open(file, sheet)) {
      Path copy = Files.createTempDirectory(folder.get(), "sheet-").resolve(file.getFileName());
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(copy), BUFFER)) {
        while (rows.hasNext()) {
          out.write(rows.next().raw());
        }
      }
      return copy;
    } catch (IOException e) {
      throw new DscException(
          Code.SOURCE_UNREADABLE, "`" + file + "` cannot be read: " + PrivateFolder.reason(e), e);
    }
  }
}
