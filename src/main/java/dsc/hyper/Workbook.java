package dsc.hyper;

import dsc.diag.Code;
import dsc.diag.DscException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Sheet;

/**
 * A workbook of Excel that nobody vouches for. Rows are read one by one; only the texts that cells
 * share are kept. Document types and entities are refused by the library that reads it.
 */
final class Workbook implements AutoCloseable {
  /** Expansion that no real sheet reaches: XML of cells compresses 10 to 30 times. */
  private static final int MAX_RATIO = 500;

  private static final int MAX_ENTRIES = 10_000;
  private static final long MAX_PART = 16L << 30;
  private static final long MAX_SHARED_TEXTS = 128L << 20;

  private final Path file;
  private final ReadableWorkbook book;

  private Workbook(Path file, ReadableWorkbook book) {
    this.file = file;
    this.book = book;
  }

  /**
   * Opens a workbook.
   *
   * @throws DscException {@link Code#SOURCE_UNREADABLE} when it is none or expands beyond measure
   */
  static Workbook open(Path file) {
    try {
      guard(file);
    } catch (ZipException e) {
      throw new DscException(
          Code.SOURCE_UNREADABLE,
          "`" + file + "` is no workbook in Excel's format .xlsx",
          List.of("open it in Excel and save it as .xlsx"));
    } catch (IOException e) {
      throw new DscException(Code.SOURCE_UNREADABLE, "`" + file + "` cannot be read", e);
    }
    try {
      return new Workbook(
          file, new ReadableWorkbook(file.toFile(), new ReadingOptions(true, true)));
    } catch (IOException | RuntimeException e) {
      // The library has no exception of its own for everything that may be wrong inside.
      throw damaged(file, e);
    }
  }

  static DscException damaged(Path file, Exception cause) {
    return cause instanceof DscException known
        ? known
        : new DscException(Code.SOURCE_UNREADABLE, "the workbook `" + file + "` is damaged", cause);
  }

  /** Counts what every part expands to, since what an archive says of itself may be wrong. */
  private static void guard(Path file) throws IOException {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      if (zip.size() > MAX_ENTRIES) {
        throw tooLarge(file, zip.size() + " parts");
      }
      byte[] buffer = new byte[1 << 16];
      for (ZipEntry entry :
          (Iterable<ZipEntry>) () -> zip.stream().<ZipEntry>map(e -> e).iterator()) {
        String name = entry.getName().toLowerCase(Locale.ROOT);
        if (name.endsWith(".xml") || name.endsWith(".rels")) {
          boolean texts = name.endsWith("/sharedstrings.xml");
          long allowed = (1L << 20) + entry.getCompressedSize() * MAX_RATIO;
          count(file, zip, entry, Math.min(allowed, texts ? MAX_SHARED_TEXTS : MAX_PART), buffer);
        }
      }
    }
  }

  private static void count(Path file, ZipFile zip, ZipEntry entry, long allowed, byte[] buffer)
      throws IOException {
    long size = 0;
    try (InputStream in = zip.getInputStream(entry)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        size += n;
        if (size > allowed) {
          throw tooLarge(file, "a part that is larger than " + (allowed >> 20) + " MB");
        }
      }
    }
  }

  private static DscException tooLarge(Path file, String what) {
    return new DscException(
        Code.SOURCE_UNREADABLE,
        "the workbook `" + file + "` has " + what + ", which no data need",
        List.of("save the sheet as .csv"));
  }

  /** The names of its sheets, in order. */
  List<String> sheets() {
    return book.getSheets().map(Sheet::getName).toList();
  }

  boolean is1904() {
    return book.isDate1904();
  }

  /**
   * A sheet by name, as Tableau or as Excel writes it, or the first one.
   *
   * @throws DscException {@link Code#SOURCE_UNREADABLE} when there is none
   */
  Sheet sheet(Optional<String> name) {
    return name.map(n -> book.getSheets().filter(sheet -> isCalled(sheet, n)).findFirst())
        .orElseGet(() -> book.getSheets().findFirst())
        .orElseThrow(
            () ->
                new DscException(
                    Code.SOURCE_UNREADABLE,
                    "the workbook `"
                        + file
                        + "` has no sheet"
                        + name.map(n -> " called `" + n + "`").orElse(""),
                    List.of("its sheets: `" + String.join("`, `", sheets()) + "`")));
  }

  private static boolean isCalled(Sheet sheet, String name) {
    return sheet.getName().equalsIgnoreCase(name) || (sheet.getName() + "$").equalsIgnoreCase(name);
  }

  @Override
  public void close() throws IOException {
    book.close();
  }
}
