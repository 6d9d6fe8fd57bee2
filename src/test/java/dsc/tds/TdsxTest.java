package dsc.tds;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dsc.diag.Code;
import dsc.diag.DscException;
import dsc.tds.TdsxWriter.PackagedFile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class TdsxTest {
  private static final byte[] TDS = "<datasource />".getBytes(StandardCharsets.UTF_8);
  private static final String ENTRY = "Data/Extracts/sales.hyper";

  @TempDir private Path folder = Path.of("");

  private Path packaged(String name) throws IOException {
    Path hyper = folder.resolve("in.hyper");
    Files.write(hyper, new byte[300_000]);
    Path target = folder.resolve(name);
    TdsxWriter.write(target, TDS, "sales", Optional.of(new PackagedFile(ENTRY, hyper)));
    return target;
  }

  @Test
  void theDocumentComesFirstAndTheExtractIsStored() throws IOException {
    try (ZipFile zip = new ZipFile(packaged("a.tdsx").toFile())) {
      List<? extends ZipEntry> entries = zip.stream().toList();
      assertEquals(List.of("sales.tds", ENTRY), entries.stream().map(ZipEntry::getName).toList());
      assertEquals(ZipEntry.STORED, entries.get(1).getMethod());
      assertEquals(300_000, entries.get(1).getSize());
      assertEquals(1980, entries.get(0).getTimeLocal().getYear());
    }
  }

  @Test
  void theSameContentGivesTheSameBytesAndNothingElseIsLeft() throws IOException {
    assertArrayEquals(
        Files.readAllBytes(packaged("a.tdsx")), Files.readAllBytes(packaged("b.tdsx")));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(
          List.of("a.tdsx", "b.tdsx", "in.hyper"),
          files.map(f -> f.getFileName().toString()).sorted().toList());
    }
  }

  @Test
  void aFailureLeavesTheOldPackageAlone() throws IOException {
    Path target = packaged("a.tdsx");
    byte[] before = Files.readAllBytes(target);
    Optional<PackagedFile> missing =
        Optional.of(new PackagedFile(ENTRY, folder.resolve("missing.hyper")));
    DscException e =
        assertThrows(DscException.class, () -> TdsxWriter.write(target, TDS, "sales", missing));
    assertEquals(Code.IO_FAILED, e.code());
    assertArrayEquals(before, Files.readAllBytes(target));
    assertFalse(Files.exists(folder.resolve(".a.tdsx.tmp")));
  }

  @Test
  void namesThatNoFileCanHaveAreRefused() {
    for (String name :
        List.of(
            "", " ", "a/b", "a\\b", "..", ".x", "a\u0001", "con", "x".repeat(300), "a:b", "a.")) {
      DscException e =
          assertThrows(
              DscException.class,
              () -> TdsxWriter.write(folder.resolve("t"), TDS, name, Optional.empty()));
      assertEquals(Code.TDSX_NAME, e.code(), name);
    }
    for (String entry : List.of("/a.hyper", "../a.hyper", "Data//a.hyper", "C:\\a.hyper")) {
      Optional<PackagedFile> file =
          Optional.of(new PackagedFile(entry, folder.resolve("in.hyper")));
      DscException e =
          assertThrows(
              DscException.class, () -> TdsxWriter.write(folder.resolve("t"), TDS, "a", file));
      assertEquals(Code.TDSX_NAME, e.code(), entry);
    }
  }

  @Test
  void whatWasPackedIsUnpacked() throws IOException {
    try (TdsxReader reader = TdsxReader.open(packaged("a.tdsx"))) {
      assertEquals("sales.tds", reader.documentName());
      assertArrayEquals(TDS, reader.document());
      assertEquals(Optional.of(ENTRY), reader.hyper());
      Path out = folder.resolve("out.hyper");
      reader.extract(ENTRY, out);
      assertEquals(300_000, Files.size(out));
      DscException e =
          assertThrows(DscException.class, () -> reader.extract("Data/other.hyper", out));
      assertEquals(Code.TDSX_CONTENT, e.code());
    }
  }

  private Path zip(String... names) throws IOException {
    Path file = folder.resolve("bad.tdsx");
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (String name : names) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(TDS);
        zip.closeEntry();
      }
    }
    return file;
  }

  private static void assertRefused(Code code, Path file) {
    DscException e = assertThrows(DscException.class, () -> TdsxReader.open(file).close());
    assertEquals(code, e.code());
  }

  @Test
  void aPackageHoldsExactlyOneDocument() throws IOException {
    assertRefused(Code.TDSX_CONTENT, zip("a.tds", "b.tds"));
    assertRefused(Code.TDSX_CONTENT, zip("a.tds", "b.twb"));
    assertRefused(Code.TDSX_CONTENT, zip("Data/a.tds"));
    assertRefused(Code.TDSX_CONTENT, zip("readme.txt"));
  }

  @Test
  void entriesThatLeaveThePackageAreRefused() throws IOException {
    for (String name :
        List.of("../a.txt", "/etc/a", "Data/../../a", "C:/a", "a\\..\\b", "Data/./a", "Data//a")) {
      assertRefused(Code.TDSX_UNSAFE_ENTRY, zip("a.tds", name));
    }
    assertRefused(Code.TDSX_UNSAFE_ENTRY, zip("a.tds", "Data/x.hyper", "data/X.hyper"));
  }

  @Test
  void directoriesAndOtherFilesAreNoProblem() throws IOException {
    try (TdsxReader reader = TdsxReader.open(zip("Data/", "a.tds", "Data/in.csv"))) {
      assertEquals(List.of("a.tds", "Data/in.csv"), reader.files());
      assertEquals(Optional.empty(), reader.hyper());
    }
  }

  @Test
  void whatIsNoZipIsSaidToBeNone() throws IOException {
    Path file = folder.resolve("x.tdsx");
    Files.write(file, TDS);
    assertRefused(Code.TDSX_NOT_A_ZIP, file);
    byte[] good = Files.readAllBytes(packaged("a.tdsx"));
    Files.write(file, java.util.Arrays.copyOf(good, good.length / 2));
    assertRefused(Code.TDSX_NOT_A_ZIP, file);
    assertRefused(Code.IO_FAILED, folder.resolve("missing.tdsx"));
  }

  @Test
  void aBombIsDefusedWhileUnpacking() throws IOException {
    Path file = folder.resolve("bomb.tdsx");
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("a.tds"));
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 40; i++) {
        zip.write(zeros);
      }
      zip.closeEntry();
    }
    try (TdsxReader reader = TdsxReader.open(file)) {
      DscException e = assertThrows(DscException.class, reader::document);
      assertEquals(Code.TDSX_TOO_LARGE, e.code());
    }
  }

  @Test
  void damagedBytesAreReported() throws IOException {
    byte[] bytes = Files.readAllBytes(packaged("a.tdsx"));
    bytes[bytes.length / 2] ^= 0x55;
    Path file = folder.resolve("damaged.tdsx");
    Files.write(file, bytes);
    DscException e =
        assertThrows(
            DscException.class,
            () -> {
              try (TdsxReader reader = TdsxReader.open(file)) {
                reader.extract(ENTRY, folder.resolve("out.hyper"));
              }
            });
    assertEquals(Code.TDSX_NOT_A_ZIP, e.code());
  }
}
