package dsc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dsc.diag.Diagnostics;
import dsc.diag.SourceFile;
import dsc.model.Datasource;
import dsc.model.Normalizer;
import dsc.parts.KeptPart;
import dsc.tds.TdsReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Imports every data source of the corpus and compiles what comes out. */
final class CorpusImportIT {
  private static final Path CORPUS = Path.of("../shared/corpus");

  /** Of so many parts at most one may be none of the spec. */
  private static final int LEAST_SHARE = 20;

  private final Compiler compiler = new Compiler();

  @Test
  void everySavedDataSourceBecomesASpecThatGivesItBack() throws IOException {
    Assumptions.assumeTrue(Files.isDirectory(CORPUS), "skipped: there is no corpus at " + CORPUS);
    List<String> failures = new ArrayList<>();
    Map<String, Integer> reasons = new TreeMap<>();
    int files = 0;
    int total = 0;
    int kept = 0;
    for (Path file : files()) {
      files++;
      try {
        Datasource saved = read(file);
        Imported imported =
            Importer.run(compiler, saved, "imported", "Imported", new Diagnostics());
        total += imported.total();
        kept += imported.kept().size();
        imported.kept().forEach(part -> reasons.merge(reason(part), 1, Integer::sum));
        // read -> import -> compile: the texts alone, as they would lie on the disk.
        Diagnostics diags = new Diagnostics();
        Optional<Datasource> again = ImportedSpecs.compile(compiler, imported, diags);
        assertTrue(again.isPresent() && !diags.hasErrors(), () -> diags.sorted().toString());
        assertEquals(Normalizer.normalize(saved), Normalizer.normalize(again.get()));
        SourceFile spec = new SourceFile("imported.yaml", imported.spec());
        assertEquals(Optional.of(imported.spec()), SpecFormatter.format(spec, diags));
        dump(file, imported);
      } catch (RuntimeException | AssertionError e) {
        String text = String.valueOf(e);
        failures.add(file.getFileName() + ": " + text.substring(0, Math.min(600, text.length())));
      }
    }
    System.out.printf(
        "%d of %d identical, %d parts, %d opaque%n", files - failures.size(), files, total, kept);
    assertEquals(List.of(), failures.stream().limit(10).toList());
    assertTrue(kept * LEAST_SHARE < total, kept + " of " + total + " are kept: " + reasons);
  }

  private static String reason(KeptPart part) {
    String note = part.note().replaceAll("`[^`]*`", "`…`");
    return part.id().kind() + " " + part.action() + ": " + note;
  }

  private static void dump(Path file, Imported imported) throws IOException {
    String folder = System.getProperty("dsc.dump", "");
    if (!folder.isEmpty()) {
      Path out = Files.createDirectories(Path.of(folder));
      Files.writeString(out.resolve(file.getFileName() + ".yaml"), imported.spec());
      Files.writeString(
          out.resolve(file.getFileName() + ".parts.yaml"), imported.parts().orElse(""));
    }
  }

  private static Datasource read(Path file) throws IOException {
    Diagnostics diags = new Diagnostics();
    return TdsReader.read(file.toString(), Files.readAllBytes(file), diags)
        .orElseThrow(() -> new AssertionError(diags.sorted().toString()));
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> all = Files.list(CORPUS)) {
      return all.filter(f -> f.toString().endsWith(".tds"))
          .sorted(Comparator.comparing(Path::toString))
          .toList();
    }
  }
}
