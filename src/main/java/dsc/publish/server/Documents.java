package dsc.publish.server;

import dsc.publish.directory.Disk;
import dsc.publish.rest.Datasources;
import dsc.publish.rest.Download;
import dsc.publish.rest.FileType;
import dsc.tds.TdsxReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Documents as the server gives them. */
final class Documents {
  private Documents() {}

  /** A published data source; its extract stays where it is. */
  static PublishedFile download(Site site, String id) {
    Path folder = folder();
    try {
      return read(
          site.client()
              .datasources()
              .download(id, Datasources.Extract.LEFT_OUT, folder.resolve("published")));
    } finally {
      Disk.deleteTree(folder);
    }
  }

  /** What is in a download. */
  static PublishedFile read(Download download) {
    try {
      if (download.type() == FileType.TDS) {
        return new PublishedFile(Files.readAllBytes(download.file()), List.of());
      }
      try (TdsxReader reader = TdsxReader.open(download.file())) {
        List<String> others =
            reader.files().stream().filter(f -> !f.equals(reader.documentName())).toList();
        return new PublishedFile(reader.document(), others);
      }
    } catch (IOException e) {
      throw Problems.disk("a downloaded file cannot be read");
    }
  }

  /** A folder of this process alone. */
  static Path folder() {
    try {
      return Files.createTempDirectory("dsc-server");
    } catch (IOException e) {
      throw Problems.disk("no temporary folder can be made");
    }
  }
}
