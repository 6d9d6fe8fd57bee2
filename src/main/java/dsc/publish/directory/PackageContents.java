package dsc.publish.directory;

import dsc.plan.Fingerprint;
import dsc.tds.TdsxReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** What is in a package: the document, and the digest of its extract. */
final class PackageContents {
  private final byte[] tds;
  private final Optional<Fingerprint> hyper;

  private PackageContents(byte[] tds, Optional<Fingerprint> hyper) {
    this.tds = tds;
    this.hyper = hyper;
  }

  /** Fails when the file is not a package that can be read to its end. */
  static PackageContents read(Path file) {
    Disk.requireFile(file);
    try (TdsxReader reader = TdsxReader.open(file)) {
      return new PackageContents(reader.document(), reader.hyper().map(name -> digest(file, name)));
    }
  }

  /** The document; not to be changed. */
  byte[] tds() {
    return tds;
  }

  Optional<Fingerprint> hyper() {
    return hyper;
  }

  private static Fingerprint digest(Path file, String name) {
    try (ZipFile zip = new ZipFile(file.toFile())) {
      ZipEntry entry = zip.getEntry(name);
      try (InputStream stream = zip.getInputStream(entry)) {
        return Fingerprint.of(stream);
      }
    } catch (IOException e) {
      throw Problems.io(file, e);
    }
  }
}
