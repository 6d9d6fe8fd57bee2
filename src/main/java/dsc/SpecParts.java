package dsc;

import dsc.catalog.ConnectionCatalog;
import dsc.diag.Diagnostics;
import dsc.lower.Lowering;
import dsc.model.Datasource;
import dsc.parts.PartsFile;
import dsc.project.SourceFiles;
import dsc.spec.Located;
import java.nio.file.Path;
import java.util.Optional;

/** What an imported spec keeps in a file beside it. */
final class SpecParts {
  private SpecParts() {}

  /** The file that a spec names; empty when it cannot be read, which is reported. */
  static Optional<PartsFile> read(Located<String> said, Path folder, Diagnostics diags) {
    return SourceFiles.read(folder, said, diags).flatMap(text -> PartsFile.read(text, diags));
  }

  /** Reports parts that do not fit the data source that the spec gives. */
  static void check(Variant variant, ConnectionCatalog connections, Diagnostics diags) {
    if (variant.parts().isPresent()) {
      datasource(variant, connections, diags);
    }
  }

  /** What the spec says, and every part in its place. */
  static Datasource datasource(Variant variant, ConnectionCatalog connections, Diagnostics diags) {
    Datasource compiled = Lowering.lower(variant.typed(), connections, variant.values());
    return variant.parts().map(parts -> parts.apply(compiled, diags)).orElse(compiled);
  }
}
