package dsc.tds;

import dsc.diag.Code;
import dsc.diag.DscException;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Reads a TDSX or TWBX that nobody vouches for: every entry name is checked, sizes are counted
 * while unpacking and not believed, and exactly one document is expected.
 */
public final class TdsxReader implements AutoCloseable {
  /** Expansion that no real document reaches: XML of Tableau compresses 10 to 30 times. */
  private static final int MAX_RATIO = 500;

  private static final int MAX_ENTRIES = 10_000;
  private static final long MAX_FILE = 1L << 40;
  private static final int BUFFER = 1 << 16;

  private final Path path;
  private final ZipFile zip;
  private final ZipEntry document;
  private final List<String> files;

  private TdsxReader(Path path, ZipFile zip, ZipEntry document, List<String> files) {
    this.path = path;
    this.zip = zip;
    this.document = document;
    this.files = files;
  }

  /**
   * Opens a package.
   *
   * @throws DscException {@link Code#TDSX_NOT_A_ZIP}, {@link Code#TDSX_UNSAFE_ENTRY}, {@link
   *     Code#TDSX_CONTENT} or {@link Code#IO_FAILED}
   */
  public static TdsxReader open(Path path) {
    ZipFile zip;
    try {
      zip = new ZipFile(path.toFile());
    } catch (ZipException e) {
      throw new DscException(
          Code.TDSX_NOT_A_ZIP, path + " is not a Tableau package: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new DscException(Code.IO_FAILED, "can't read " + path + ": " + e.getMessage(), e);
    }
    try {
      return checked(path, zip);
    } catch (RuntimeException e) {
      close(zip);
      throw e;
    }
  }

  private static TdsxReader checked(Path path, ZipFile zip) {
    if (zip.size() > MAX_ENTRIES) {
      throw new DscException(
          Code.TDSX_TOO_LARGE, path + " has " + zip.size() + " entries; that is no data source");
    }
    Set<String> names = new HashSet<>();
    List<ZipEntry> documents = new ArrayList<>();
    List<String> files = new ArrayList<>();
    for (ZipEntry entry :
        (Iterable<ZipEntry>) () -> zip.stream().map(e -> (ZipEntry) e).iterator()) {
      String name = entry.getName();
      String plain = entry.isDirectory() ? name.substring(0, name.length() - 1) : name;
      if (!isSafe(plain)) {
        throw unsafe(path, name, "leaves the package or can't be a file name");
      }
      if (!names.add(name.toLowerCase(Locale.ROOT))) {
        throw unsafe(path, name, "occurs twice");
      }
      if (!entry.isDirectory()) {
        files.add(name);
        if (isDocument(name)) {
          documents.add(entry);
        }
      }
    }
    if (documents.size() != 1) {
      throw new DscException(
          Code.TDSX_CONTENT,
          path + " holds " + documents.size() + " .tds or .twb files; a package holds one");
    }
    return new TdsxReader(path, zip, documents.getFirst(), List.copyOf(files));
  }

  private static boolean isDocument(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return name.indexOf('/') < 0 && (lower.endsWith(".tds") || lower.endsWith(".twb"));
  }

  /** Tableau itself puts odd characters into names, so only what leads outside is refused. */
  private static boolean isSafe(String name) {
    if (name.isEmpty() || name.startsWith("/") || name.indexOf('\\') >= 0) {
      return false;
    }
    for (String step : name.split("/", -1)) {
      if (step.isEmpty() || step.equals(".") || step.equals("..")) {
        return false;
      }
    }
    return name.chars().allMatch(c -> c >= ' ') && name.indexOf(':') < 0;
  }

  private static DscException unsafe(Path path, String name, String why) {
    return new DscException(
        Code.TDSX_UNSAFE_ENTRY,
        path + ": the entry `" + EntryNames.shown(name) + "` " + why + "; refused");
  }

  /** The paths of all files in the package, in its order. */
  public List<String> files() {
    return files;
  }

  /** The path of the document in the package. */
  public String documentName() {
    return document.getName();
  }

  /**
   * The document.
   *
   * @throws DscException {@link Code#TDSX_TOO_LARGE} when it expands beyond all measure
   */
  public byte[] document() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    copy(document, out, XmlLimits.DEFAULT.bytes());
    return out.toByteArray();
  }

  /** The first .hyper file of the package, if there is one. */
  public Optional<String> hyper() {
    return files.stream().filter(f -> f.toLowerCase(Locale.ROOT).endsWith(".hyper")).findFirst();
  }

  /** Writes one file of the package to a path of the caller's choosing. */
  public void extract(String file, Path target) {
    ZipEntry entry = zip.getEntry(file);
    if (entry == null || entry.isDirectory()) {
      throw new DscException(Code.TDSX_CONTENT, path + " has no file " + EntryNames.shown(file));
    }
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(target), BUFFER)) {
      copy(entry, out, MAX_FILE);
    } catch (IOException e) {
      throw new DscException(Code.IO_FAILED, "can't write " + target + ": " + e.getMessage(), e);
    }
  }

  private void copy(ZipEntry entry, OutputStream out, long limit) {
    long allowed = Math.min(limit, (1L << 20) + entry.getCompressedSize() * MAX_RATIO);
    byte[] buffer = new byte[BUFFER];
    long size = 0;
    CRC32 crc = new CRC32();
    try (InputStream in = zip.getInputStream(entry)) {
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        size += n;
        if (size > allowed) {
          throw new DscException(
              Code.TDSX_TOO_LARGE,
              path + ": `" + EntryNames.shown(entry.getName()) + "` expands beyond all measure");
        }
        crc.update(buffer, 0, n);
        out.write(buffer, 0, n);
      }
      if (crc.getValue() != entry.getCrc()) {
        throw new ZipException("wrong checksum of " + EntryNames.shown(entry.getName()));
      }
    } catch (ZipException e) {
      throw new DscException(Code.TDSX_NOT_A_ZIP, path + " is damaged: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new DscException(Code.IO_FAILED, "can't read " + path + ": " + e.getMessage(), e);
    }
  }

  @Override
  public void close() {
    close(zip);
  }

  private static void close(ZipFile zip) {
    try {
      zip.close();
    } catch (IOException e) {
      throw new DscException(Code.IO_FAILED, "can't close a package: " + e.getMessage(), e);
    }
  }
}
