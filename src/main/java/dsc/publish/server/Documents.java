package dsc.publish.server;

import dsc.publish.directory.Disk;
import dsc.publish.rest.Datasources;
import dsc.publish.rest.Download;
import dsc.publish.rest.FileType;
import dsc.tds.TdsxReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Documents as the server gives them. */
final class Documents {
  private Documents() {}

  /** The .tds of a published data source; its extract stays where it is. */
  static byte[] download(Site site, String id) {
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

  /** The document in a download. */
  static byte[] read(Download download) {
    try {
      if (download.type() == FileType.TDS) {
        return Files.readAllBytes(download.file());
      }
      try (TdsxReader reader = TdsxReader.open(download.file())) {
        return reader.document();
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
