package dsc.project;

import dsc.diag.Code;
import dsc.diag.Diagnostics;
import dsc.diag.DscException;
import dsc.diag.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** Tenants that a file or another program asks for. */
public final class TenantSelection {
  private static final String STANDARD_INPUT = "-";

  private TenantSelection() {}

  /**
   * The ids in a file; none when it can't be read or has none, which is reported.
   *
   * @param file a CSV, YAML or JSON file, or {@code -} for what comes through the pipe
   * @throws DscException when the disk fails
   */
  public static Set<String> read(Path file, InputStream pipe, Diagnostics diags) {
    Diagnostics found = new Diagnostics();
    Optional<SourceFile> text =
        file.toString().equals(STANDARD_INPUT)
            ? SourceFiles.decode(bytes(pipe), "<standard input>", found)
            : SourceFiles.read(file, file.toString(), found);
    Set<String> ids = text.map(t -> TenantFile.ids(t, found)).orElse(Set.of());
    diags.reportAll(found.sorted());
    return ids;
  }

  private static byte[] bytes(InputStream pipe) {
    try {
      return pipe.readNBytes((int) SourceFiles.MAX_BYTES);
    } catch (IOException e) {
      throw new DscException(Code.IO_FAILED, "the standard input could not be read", e);
    }
  }
}
