package dsc.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dsc.diag.Ansi;
import dsc.diag.Diagnostics;
import dsc.diag.HumanRenderer;
import dsc.diag.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is done to a spec, it is read or what is wrong is said. */
final class SpecReaderProperties {
  private static final String SPEC = resource("flights.yaml");
  private static final List<String> BITS =
      List.of(
          "[",
          "]",
          "{",
          "}",
          ": ",
          "- ",
          "\n",
          "  ",
          "null",
          "true",
          "12",
          "\"",
          "'",
          "${env.",
          "}",
          "${tenant.x}",
          "&a ",
          "*a ",
          "|\n",
          "filters",
          "x: ",
          "~",
          "2024-13-01",
          "#",
          ",");

  @Property
  void aDamagedSpecIsReadOrReported(@ForAll("damaged") String text) {
    SourceFile file = new SourceFile("spec.yaml", text);
    Diagnostics diags = new Diagnostics();

    Optional<DatasourceSpec> spec = read(file, diags);

    assertTrue(spec.isPresent() || diags.hasErrors());
    diags
        .sorted()
        .forEach(d -> d.primary().ifPresent(p -> assertTrue(p.span().end() <= file.length())));
    assertTrue(new HumanRenderer(Ansi.OFF, 60).render(diags).length() >= diags.sorted().size());
  }

  @Property
  void theOrderOfTheTopKeysDoesNotMatter(@ForAll Random random) {
    List<String> blocks = new ArrayList<>(List.of(SPEC.split("\n(?=[a-z])")));
    Collections.shuffle(blocks, random);
    Diagnostics diags = new Diagnostics();

    DatasourceSpec spec =
        read(new SourceFile("spec.yaml", String.join("\n", blocks) + "\n"), diags).orElseThrow();

    assertEquals(List.of(), diags.sorted());
    assertEquals(
        List.of("flights", "origin", "destination"),
        spec.tables().stream().map(table -> table.alias().value()).toList());
  }

  private static Optional<DatasourceSpec> read(SourceFile file, Diagnostics diags) {
    return YamlReader.read(file, diags)
        .flatMap(
            root -> {
              SchemaCheck.check(root, SpecSchema.DATASOURCE, diags);
              return SpecReader.read(root, file, diags);
            });
  }

  /** The example with a few slices removed, doubled, swapped in or replaced. */
  @Provide
  Arbitrary<String> damaged() {
    Arbitrary<int[]> cut =
        Combinators.combine(
                Arbitraries.integers().between(0, SPEC.length()),
                Arbitraries.integers().between(0, 30),
                Arbitraries.integers().between(0, 3),
                Arbitraries.integers().between(0, BITS.size() - 1))
            .as((at, length, kind, bit) -> new int[] {at, length, kind, bit});
    return cut.list().ofMinSize(1).ofMaxSize(4).map(SpecReaderProperties::damage);
  }

  private static String damage(List<int[]> cuts) {
    StringBuilder text = new StringBuilder(SPEC);
    for (int[] cut : cuts) {
      int from = Math.min(cut[0], text.length());
      int to = Math.min(from + cut[1], text.length());
      String bit = BITS.get(cut[3]);
      switch (cut[2]) {
        case 0 -> text.delete(from, to);
        case 1 -> text.insert(from, text.substring(from, to));
        case 2 -> text.replace(from, to, bit);
        default -> text.insert(from, bit);
      }
    }
    return text.toString();
  }

  private static String resource(String name) {
    try (InputStream in = SpecReaderProperties.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
