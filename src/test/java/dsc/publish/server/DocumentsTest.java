package dsc.publish.server;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dsc.publish.rest.Download;
import dsc.publish.rest.FileType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DocumentsTest {
  private static final byte[] TDS = "<datasource />".getBytes(StandardCharsets.UTF_8);

  @Test
  void namesWhatIsPackedWithTheDocument(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("published");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (String entry : List.of("Orders.tds", "Data/Sales/orders.xlsx", "Image/logo.png")) {
        zip.putNextEntry(new ZipEntry(entry));
        zip.write(TDS);
      }
    }
    PublishedFile published = Documents.read(new Download(file, FileType.TDSX));
    assertArrayEquals(TDS, published.document());
    assertEquals(List.of("Data/Sales/orders.xlsx", "Image/logo.png"), published.others());
  }

  @Test
  void nothingIsPackedWithADocumentAlone(@TempDir Path folder) throws IOException {
    Path file = Files.write(folder.resolve("published"), TDS);
    PublishedFile published = Documents.read(new Download(file, FileType.TDS));
    assertArrayEquals(TDS, published.document());
    assertEquals(List.of(), published.others());
  }
}
