package dsc;

import dsc.diag.Diagnostics;
import dsc.diag.SourceFile;
import dsc.lower.Lowering;
import dsc.model.Datasource;
import dsc.parts.PartsFile;
import java.util.Optional;

/** Compiles imported specs without a disk. */
final class ImportedSpecs {
  private ImportedSpecs() {}

  static Optional<Datasource> compile(Compiler compiler, Imported imported, Diagnostics diags) {
    SourceFile spec = new SourceFile(imported.id() + ".yaml", imported.spec());
    Optional<Datasource> compiled =
        compiler
            .compile(spec, diags)
            .map(typed -> new Lowering(typed, compiler.connections()).lower(new WrittenValues()));
    if (imported.parts().isEmpty()) {
      return compiled;
    }
    SourceFile file = new SourceFile(Importer.partsFile(imported.id()), imported.parts().get());
    Optional<PartsFile> parts = PartsFile.read(file, diags);
    return compiled.flatMap(c -> parts.map(p -> p.apply(c, diags)));
  }
}
