package dsc.hyper;

import java.io.IOException;
import java.nio.file.Path;

/** Fetches a package with a program the user already has and has configured: npm or pip. */
@FunctionalInterface
interface PackageClient {
  /**
   * Puts the package's archive, and nothing else, into the empty folder.
   *
   * @return the archive
   * @throws IOException if it could not be fetched; the message says why, in words for the user
   */
  Path fetch(EnginePackage wanted, Path folder) throws IOException;
}
