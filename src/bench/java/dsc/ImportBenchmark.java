package dsc;

import dsc.diag.Diagnostics;
import dsc.model.Datasource;
import dsc.model.Field;
import dsc.model.Normalizer;
import dsc.plan.diff.Differ;
import dsc.tds.TdsReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * How long reading and importing a large data source and comparing two of them take, warm: {@code
 * java … dsc.ImportBenchmark [FIELDS|FILE.tds]}. Of made-up fields every third is a calculation of
 * others; a file is compared with itself.
 */
public final class ImportBenchmark {
  private static final int ROUNDS = 20;

  private ImportBenchmark() {}

  public static void main(String[] arguments) throws IOException {
    String of = arguments.length > 0 ? arguments[0] : "2000";
    boolean file = of.endsWith(".tds");
    byte[] tds = file ? Files.readAllBytes(Path.of(of)) : document(of, "");
    byte[] other = file ? tds : document(of, " later");
    Compiler compiler = new Compiler();
    double read = best(() -> read(tds));
    Datasource one = read(tds);
    double whole =
        best(() -> Importer.run(compiler, read(tds), "bench", "Bench", new Diagnostics()));
    Datasource two = read(other);
    double diff = best(() -> Differ.diff(Normalizer.normalize(one), Normalizer.normalize(two)));
    System.out.printf(
        Locale.ROOT,
        "%d fields, %.2f MB: read %.0f ms, read and import %.0f ms, compare two %.0f ms%n",
        one.all(Field.class).count(),
        tds.length / 1e6,
        read,
        whole,
        diff);
  }

  private static Datasource read(byte[] tds) {
    return TdsReader.read("bench.tds", tds, new Diagnostics()).orElseThrow();
  }

  /** The best of several rounds, in milliseconds, after as many to warm up. */
  private static double best(Runnable work) {
    double best = Double.MAX_VALUE;
    for (int i = 0; i < 2 * ROUNDS; i++) {
      long start = System.nanoTime();
      work.run();
      double taken = (System.nanoTime() - start) / 1e6;
      best = i < ROUNDS ? best : Math.min(best, taken);
    }
    return best;
  }

  private static byte[] document(String fields, String suffix) {
    return document(Integer.parseInt(fields), suffix).getBytes(StandardCharsets.UTF_8);
  }

  private static String document(int fields, String suffix) {
    StringBuilder columns = new StringBuilder();
    StringBuilder metadata = new StringBuilder();
    for (int i = 0; i < fields; i++) {
      if (i % 3 == 2) {
        columns.append(
            "<column caption='Calc %d%s' datatype='real' name='[Calculation_%d]' role='measure' type='quantitative'><calculation class='tableau' formula='IF SUM([c%d]) &gt; 10 THEN SUM([c%d]) / 2 ELSE 0 END' /></column>\n"
                .formatted(i, suffix, i, i - 1, i - 2));
      } else {
        columns.append(
            "<column caption='Column %d%s' datatype='real' name='[c%d]' role='measure' type='quantitative' />\n"
                .formatted(i, suffix, i));
        metadata.append(
            "<metadata-record class='column'><remote-name>c%d</remote-name><remote-type>5</remote-type><local-name>[c%d]</local-name><parent-name>[t]</parent-name><remote-alias>c%d</remote-alias><ordinal>%d</ordinal><local-type>real</local-type><aggregation>Sum</aggregation><contains-null>true</contains-null></metadata-record>\n"
                .formatted(i, i, i, i));
      }
    }
    return "<?xml version='1.0' encoding='utf-8' ?>\n"
        + "<datasource formatted-name='bench' inline='true' version='18.1'>\n"
        + "<connection class='federated'><named-connections><named-connection caption='db'"
        + " name='postgres.1'><connection class='postgres' dbname='d' server='db' username='u'"
        + " /></named-connection></named-connections>\n"
        + "<relation connection='postgres.1' name='t' table='[public].[t]' type='table' />\n"
        + "<metadata-records>\n"
        + metadata
        + "</metadata-records></connection>\n"
        + columns
        + "</datasource>\n";
  }
}
