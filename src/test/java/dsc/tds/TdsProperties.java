package dsc.tds;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dsc.diag.Diagnostics;
import dsc.gen.DatasourceGen;
import dsc.gen.SchemaNeeded;
import dsc.model.Datasource;
import dsc.model.Normalizer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.lifecycle.AddLifecycleHook;

final class TdsProperties {
  @Property
  void whatIsWrittenIsReadAsItWas(@ForAll long seed) {
    Datasource datasource = DatasourceGen.datasource(seed);
    Diagnostics diags = new Diagnostics();
    byte[] tds = TdsWriter.write(datasource);
    assertEquals(Optional.of(datasource), TdsReader.read("d", tds, diags));
    assertEquals(List.of(), diags.sorted());
  }

  @Property
  void normalizingTwiceIsNormalizingOnce(@ForAll long seed) {
    Datasource datasource = DatasourceGen.datasource(seed);
    Datasource once = Normalizer.normalize(datasource);
    assertEquals(once, Normalizer.normalize(once));
  }

  @Property
  void theNormalFormDoesNotChangeOnTheWayThroughAFile(@ForAll long seed) {
    Datasource datasource = DatasourceGen.datasource(seed);
    Datasource read =
        TdsReader.read("d", TdsWriter.write(datasource), new Diagnostics()).orElseThrow();
    assertEquals(Normalizer.normalize(datasource), Normalizer.normalize(read));
  }

  @Property(tries = 50)
  @AddLifecycleHook(SchemaNeeded.class)
  void whatIsWrittenIsValidUnderTableausSchema(@ForAll long seed) {
    Datasource datasource = DatasourceGen.datasource(seed);
    assertEquals(Optional.empty(), Xsd.problem(TdsWriter.write(datasource)));
  }

  /** A document that was cut, doubled or garbled in one place. */
  @Property
  void readingNeverFailsWhateverHappenedToTheFile(
      @ForAll("seeds") Datasource seed,
      @ForAll @IntRange(max = 100_000) int at,
      @ForAll @IntRange(max = 300) int length,
      @ForAll @IntRange(max = 2) int what) {
    String xml = new String(TdsWriter.write(seed), StandardCharsets.UTF_8);
    int from = at % xml.length();
    int to = Math.min(xml.length(), from + length);
    String slice = xml.substring(from, to);
    String garbled =
        xml.substring(0, from)
            + switch (what) {
              case 0 -> "";
              case 1 -> slice + slice;
              default -> new StringBuilder(slice).reverse();
            }
            + xml.substring(to);
    Diagnostics diags = new Diagnostics();
    Optional<Datasource> read =
        TdsReader.read("d", garbled.getBytes(StandardCharsets.UTF_8), diags);
    assertEquals(read.isEmpty(), diags.hasErrors());
    read.ifPresent(TdsProperties::settles);
  }

  @Provide
  Arbitrary<Datasource> seeds() {
    return Arbitraries.of(Samples.all());
  }

  /**
   * A garbled document may define one name twice; the spare definition is kept as it is and becomes
   * the definition once the other is gone, so such a document settles after one round.
   */
  private static void settles(Datasource datasource) {
    byte[] first = TdsWriter.write(datasource);
    writable(TdsReader.read("d", first, new Diagnostics()).orElseThrow());
  }

  private static void writable(Datasource datasource) {
    byte[] first = TdsWriter.write(datasource);
    Datasource again = TdsReader.read("d", first, new Diagnostics()).orElseThrow();
    byte[] second = TdsWriter.write(again);
    if (!Arrays.equals(first, second)) {
      assertEquals(
          new String(first, StandardCharsets.UTF_8), new String(second, StandardCharsets.UTF_8));
    }
  }
}
