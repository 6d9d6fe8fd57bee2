package dsc.tds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dsc.diag.Code;
import dsc.diag.Diagnostics;
import dsc.model.Datasource;
import dsc.model.Normalizer;
import dsc.model.Opaque;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class CorpusIT {

  @Test
  void everySavedDataSourceIsReadAndWrittenWithoutLoss() throws IOException {
    Path corpus = Xsd.shared("corpus");
    List<String> failures = new ArrayList<>();
    Map<String, Integer> opaque = new TreeMap<>();
    int files = 0;
    int parts = 0;
    int opaqueParts = 0;
    for (Path file : files(corpus)) {
      files++;
      try {
        Datasource first = read(file.toString(), Files.readAllBytes(file));
        Datasource normal = Normalizer.normalize(first);
        assertEquals(normal, Normalizer.normalize(normal), file.toString());
        Datasource second = read(file + " (written)", TdsWriter.write(first));
        parts += first.elements().size();
        for (Opaque part : first.all(Opaque.class).toList()) {
          opaqueParts++;
          opaque.merge(
              part.anchor().replaceAll(" .*?(/|$)", "$1")
                  + " <"
                  + OpaqueParts.parse(part.xml()).name(),
              1,
              Integer::sum);
        }
        if (!first.equals(second)) {
          failures.add(file.getFileName() + ": " + difference(first, second));
        }
      } catch (RuntimeException e) {
        failures.add(file.getFileName() + ": " + e);
      }
    }
    System.out.printf(
        "%d of %d identical, %d parts, %d opaque%n",
        files - failures.size(), files, parts, opaqueParts);
    assertEquals(List.of(), failures.stream().limit(20).toList());
    assertTrue(
        opaqueParts * 20 < parts, opaqueParts + " of " + parts + " parts are opaque: " + opaque);
  }

  /** Of the files as they were saved about half is valid, since the schema is that of 2026.2. */
  @Test
  void whatTableauSavedIsValidOnceItIsWrittenAnew() throws IOException {
    Map<String, String> invalid = new TreeMap<>();
    for (String line : Files.readAllLines(Xsd.shared("corpus/manifest.tsv"))) {
      List<String> cells = List.of(line.split("\t", -1));
      if (cells.get(4).startsWith("desktop")) {
        Path file = Xsd.shared("corpus").resolve(cells.getFirst());
        byte[] written = TdsWriter.write(read(file.toString(), Files.readAllBytes(file)));
        Xsd.problem(written).ifPresent(problem -> invalid.put(cells.getFirst(), problem));
      }
    }
    assertEquals(Map.of(), invalid);
  }

  @Test
  void nothingThatASavedFileSaysIsLost() throws IOException {
    Map<String, List<String>> lost = new TreeMap<>();
    for (Path file : files(Xsd.shared("corpus"))) {
      byte[] saved = Files.readAllBytes(file);
      Diagnostics diags = new Diagnostics();
      Datasource read = TdsReader.read(file.toString(), saved, diags).orElseThrow();
      boolean inconsistent =
          diags.sorted().stream().anyMatch(d -> d.code() == Code.TDS_INCONSISTENT);
      // The parameters of a workbook change their place when they are written as a data source.
      if (!inconsistent && !read.name().equals("Parameters")) {
        XmlElement before = XmlReader.read("saved", saved, diags).orElseThrow();
        List<String> missing = Statements.lost(Upgrade.modern(before), TdsWriter.tree(read));
        if (!missing.isEmpty()) {
          lost.put(file.getFileName().toString(), missing.stream().limit(5).toList());
        }
      }
    }
    assertEquals(Map.of(), lost);
  }

  private static Datasource read(String path, byte[] tds) {
    Diagnostics diags = new Diagnostics();
    return TdsReader.read(path, tds, diags)
        .orElseThrow(() -> new AssertionError(diags.sorted().toString()));
  }

  private static String difference(Datasource a, Datasource b) {
    if (!a.name().equals(b.name())) {
      return a.name() + " != " + b.name();
    }
    StringBuilder out = new StringBuilder();
    a.elements()
        .forEach(
            (id, element) -> {
              if (!element.equals(b.elements().get(id))) {
                out.append("\n   - ")
                    .append(cut(element))
                    .append("\n   + ")
                    .append(cut(Optional.ofNullable(b.elements().get(id))));
              }
            });
    b.elements()
        .forEach(
            (id, element) -> {
              if (!a.elements().containsKey(id)) {
                out.append("\n   + ").append(cut(element));
              }
            });
    return out.length() > 1500 ? out.substring(0, 1500) : out.toString();
  }

  private static String cut(Object o) {
    String text = String.valueOf(o);
    return text.length() > 600 ? text.substring(0, 600) : text;
  }

  private static List<Path> files(Path corpus) throws IOException {
    try (Stream<Path> all = Files.list(corpus)) {
      return all.filter(f -> f.toString().endsWith(".tds")).sorted().toList();
    }
  }
}
