package dsc;

import dsc.hyper.Catalog;
import dsc.hyper.Connection;
import dsc.hyper.Engine;
import dsc.hyper.EngineLocator;
import dsc.hyper.EngineSettings;
import dsc.hyper.HyperProcess;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * Measures extracts side by side on rows it generates, the same for the same seed: the engine's own
 * COPY of a CSV and of a Parquet file against {@code dsc compile} of the same file with its
 * package, many tenants against one full extract, empty extracts, and, when {@code --python PATH}
 * names a Python that has {@code tableauhyperapi} and {@code pantab}, a script that inserts row by
 * row and pantab. Ratios count, not seconds; of two rounds the better one counts. Run it from the
 * top folder after a build:
 *
 * <pre>java -cp target/dsc.jar src/bench/java/dsc/ExtractBenchmark.java 5000000 200,2000</pre>
 */
public final class ExtractBenchmark {
  private static final long SEED = 42;

  /** How often each is measured; the best counts. */
  private static final int ROUNDS = 2;

  /** As a user starts it, with the start-up cache that it keeps. */
  private static final Path DSC = Path.of("dsc").toAbsolutePath();

  private static final String COLUMNS =
      "id bigint, tenant text, product text, category text, city text, amount double precision,"
          + " quantity bigint, day date, note text";
  private static final String SPEC_COLUMNS =
      "{ id: integer, tenant: string, product: string, category: string, city: string, amount:"
          + " real, quantity: integer, day: date, note: string }";

  /** The columns that divide the rows among tenants, one for each number of tenants. */
  private static final List<String> TENANTS = List.of("tenant", "city", "product");

  private final Path folder;
  private final long rows;
  private final List<Integer> tenantCounts;

  private ExtractBenchmark(Path folder, long rows, List<Integer> tenantCounts) {
    this.folder = folder;
    this.rows = rows;
    this.tenantCounts = tenantCounts;
  }

  /** Seconds and the most memory that the JVM and the engine had, in MiB. */
  private record Run(double seconds, long jvm, long engine) {
    /** The shorter time of two, and the most memory. */
    Run better(Run other) {
      return new Run(
          Math.min(seconds, other.seconds),
          Math.max(jvm, other.jvm),
          Math.max(engine, other.engine));
    }
  }

  /** Rows, up to three numbers of tenants, {@code --python PATH}. */
  public static void main(String[] args) throws IOException, InterruptedException {
    List<String> given = new ArrayList<>(Arrays.asList(args));
    int option = given.indexOf("--python");
    Optional<String> python = option < 0 ? Optional.empty() : Optional.of(given.remove(option + 1));
    given.remove("--python");
    long rows = given.isEmpty() ? 1_000_000 : Long.parseLong(given.get(0));
    String tenants = given.size() < 2 ? "200" : given.get(1);
    Path folder = Files.createTempDirectory("dsc-bench");
    try {
      new ExtractBenchmark(
              folder,
              rows,
              Stream.of(tenants.split(",")).map(Integer::parseInt).limit(TENANTS.size()).toList())
          .run(python);
    } finally {
      delete(folder);
    }
  }

  private void run(Optional<String> python) throws IOException, InterruptedException {
    // A first start records the start-up cache.
    new ProcessBuilder(DSC.toString(), "--version").start().waitFor();
    Path csv = folder.resolve("rows.csv");
    generate(csv);
    System.out.printf(
        Locale.ROOT,
        "%,d rows x 9 columns, %,d MiB of CSV, %d processors%n%n",
        rows,
        Files.size(csv) >> 20,
        Runtime.getRuntime().availableProcessors());
    parquet(csv);
    Map<String, Run> best = new HashMap<>();
    for (int round = 1; round <= ROUNDS; round++) {
      measure(csv, round).forEach((line, run) -> best.merge(line, run, Run::better));
    }
    print(best);
    Run one = tenants("one", 1, "empty", TENANTS.getFirst());
    Run hundred = tenants("empty", 101, "empty", TENANTS.getFirst());
    double each = (hundred.seconds() - one.seconds()) / 100;
    System.out.printf(
        Locale.ROOT,
        "%-34s %8.1f ms each after the first, at most 80%n",
        "dsc: empty extracts",
        each * 1000);
    if (python.isPresent()) {
      python(python.get(), csv, best.get("CSV to full .tdsx").seconds());
    }
  }

  /** Everything once, one after the other, since the speed of a machine changes. */
  private Map<String, Run> measure(Path csv, int round) throws IOException, InterruptedException {
    Map<String, Run> runs = new HashMap<>();
    runs.put("COPY of the CSV", copy("COPY %s FROM '" + csv + "' WITH (FORMAT csv, HEADER true)"));
    runs.put("CSV to full .tdsx", full("rows.csv", round));
    runs.put(
        "COPY of the Parquet",
        copy("COPY %s FROM '" + folder + "/rows.parquet' WITH (FORMAT parquet)"));
    runs.put("Parquet to full .tdsx", full("rows.parquet", round));
    for (int i = 0; i < tenantCounts.size(); i++) {
      int tenants = tenantCounts.get(i);
      runs.put(
          tenants + " tenants",
          tenants("tenants" + tenants + "-" + round, tenants, "filtered", TENANTS.get(i)));
    }
    return runs;
  }

  private void print(Map<String, Run> best) {
    for (String format : List.of("CSV", "Parquet")) {
      double copy = best.get("COPY of the " + format).seconds();
      line("engine: COPY of the " + format, copy, Optional.empty(), "");
      Run full = best.get(format + " to full .tdsx");
      line(
          "dsc: " + format + " to full .tdsx", full, full.seconds() / copy, "x COPY, at most 1.15");
    }
    double full = best.get("CSV to full .tdsx").seconds();
    double before = 0;
    for (int tenants : tenantCounts) {
      Run many = best.get(tenants + " tenants");
      line(
          "dsc: %,d tenants".formatted(tenants),
          many,
          many.seconds() / full,
          "x one full extract" + (tenants == 200 ? ", at most 2.5" : ""));
      if (before > 0) {
        line("", many, many.seconds() / before, "x the line before, at most 3.2 for 2,000 to 200");
      }
      before = many.seconds();
    }
  }

  private static void line(String what, double seconds, Optional<Double> ratio, String of) {
    System.out.printf(
        Locale.ROOT,
        "%-34s %8.2f s %s%n",
        what,
        seconds,
        ratio.map(r -> String.format(Locale.ROOT, "%6.2f %s", r, of)).orElse(""));
  }

  private static void line(String what, Run run, double ratio, String of) {
    line(
        what,
        run.seconds(),
        Optional.of(ratio),
        of + "; JVM " + run.jvm() + " MiB, engine " + run.engine() + " MiB");
  }

  /** How many values a column that may hold tenants has. */
  private int values(String column, int usual) {
    int place = TENANTS.indexOf(column);
    return place < tenantCounts.size() ? tenantCounts.get(place) : usual;
  }

  private void generate(Path csv) throws IOException {
    int tenants = values("tenant", 1);
    int cities = values("city", 500);
    int products = values("product", 2_000);
    SplittableRandom random = new SplittableRandom(SEED);
    try (BufferedWriter out = Files.newBufferedWriter(csv, StandardCharsets.UTF_8)) {
      out.write("id,tenant,product,category,city,amount,quantity,day,note\n");
      StringBuilder line = new StringBuilder();
      for (long i = 0; i < rows; i++) {
        line.setLength(0);
        line.append(i).append(",tenant ").append(random.nextInt(tenants));
        line.append(",product ").append(random.nextInt(products));
        line.append(",category ").append(random.nextInt(20));
        line.append(",city ").append(random.nextInt(cities));
        line.append(',').append(random.nextInt(10_000_000) / 100.0);
        line.append(',').append(random.nextInt(50));
        line.append(",20").append(10 + random.nextInt(15));
        line.append('-').append(10 + random.nextInt(3)).append('-').append(10 + random.nextInt(19));
        line.append(",note ").append(Long.toString(random.nextLong() & 0xffffff, 36)).append('\n');
        out.append(line);
      }
    }
  }

  private Run copy(String statement) throws IOException {
    Engine engine = EngineLocator.system().find().orElseThrow();
    try (HyperProcess process = HyperProcess.start(engine, EngineSettings.standard());
        Connection connection = process.connect()) {
      Path file = folder.resolve("copied.hyper");
      long start = System.nanoTime();
      Catalog catalog = new Catalog(connection);
      catalog.createDatabase(file);
      catalog.attach(file, "x");
      catalog.createSchema("x", "Extract");
      connection.execute("CREATE TABLE x.\"Extract\".\"Extract\" (" + COLUMNS + ")");
      connection.execute(statement.formatted("x.\"Extract\".\"Extract\""));
      catalog.detach("x");
      double seconds = (System.nanoTime() - start) / 1e9;
      Files.delete(file);
      return new Run(seconds, 0, 0);
    }
  }

  private void parquet(Path csv) {
    Engine engine = EngineLocator.system().find().orElseThrow();
    try (HyperProcess process = HyperProcess.start(engine, EngineSettings.standard());
        Connection connection = process.connect()) {
      connection.execute(
          "COPY (SELECT * FROM external('%s', COLUMNS => DESCRIPTOR(%s), FORMAT => 'csv', HEADER => true)) TO '%s' WITH (FORMAT => 'parquet')"
              .formatted(csv, COLUMNS, folder.resolve("rows.parquet")));
    }
  }

  private Run full(String file, int round) throws IOException, InterruptedException {
    String spec = spec(file, "extract: { mode: full, source: { file: " + file + " } }\n");
    return compile("full-" + file + "-" + round, spec);
  }

  private Run tenants(String name, int count, String mode, String column)
      throws IOException, InterruptedException {
    StringBuilder ids = new StringBuilder("id\n");
    for (int i = 0; i < count; i++) {
      ids.append(i).append('\n');
    }
    Files.writeString(folder.resolve(name + ".csv"), ids);
    String extract =
        "extract:\n  mode: "
            + mode
            + "\n  filters:\n    - { field: "
            + column
            + ", include: [\""
            + column
            + " ${tenant.id}\"] }\n"
            + "tenants:\n  from: "
            + name
            + ".csv\n  publish: { caption: \"Rows ${tenant.id}\" }\n";
    return compile(name, spec("rows.csv", extract));
  }

  private static String spec(String file, String extract) {
    return "dsc: 1\n"
        + "datasource: rows\n"
        + "connection: { class: csv }\n"
        + "tables:\n"
        + "  rows:\n"
        + "    file: rows.csv\n"
        + "    columns: "
        + SPEC_COLUMNS
        + "\n"
        + extract;
  }

  /**
   * Compiles a spec in a process of its own and measures that. What it makes stays until the end: a
   * file system may take long to make files where many were removed just before (observed with
   * ext4, which passes over the places of files removed in the last minutes).
   */
  private Run compile(String name, String spec) throws IOException, InterruptedException {
    Path file = Files.writeString(folder.resolve(name + ".yaml"), spec);
    Path out = folder.resolve("out-" + name);
    Path log = folder.resolve(name + ".log");
    List<String> command =
        List.of(DSC.toString(), "compile", file.toString(), "-o", out.toString(), "--quiet");
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    long jvm = 0;
    long engine = 0;
    while (process.isAlive()) {
      jvm = Math.max(jvm, peak(process.toHandle()));
      engine = Math.max(engine, process.children().mapToLong(ExtractBenchmark::peak).sum());
      Thread.sleep(20);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    if (process.exitValue() != 0) {
      throw new IllegalStateException(Files.readString(log));
    }
    return new Run(seconds, jvm, engine);
  }

  /** The most memory a process has had, in MiB; 0 where the system does not tell. */
  private static long peak(ProcessHandle process) {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
      return lines
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10)
          .findFirst()
          .orElse(0);
    } catch (IOException | UncheckedIOException gone) {
      return 0;
    }
  }

  private void python(String python, Path csv, double ours)
      throws IOException, InterruptedException {
    Path rowByRow = Files.writeString(folder.resolve("rows.py"), ROW_BY_ROW);
    Path pantab = Files.writeString(folder.resolve("with_pantab.py"), PANTAB);
    double script = script(python, rowByRow, csv);
    line("Python, row by row", script, Optional.of(script / ours), "x dsc, at least 20");
    double frame = script(python, pantab, csv);
    line("pantab from the CSV", frame, Optional.of(frame / ours), "x dsc, more than 1");
  }

  private double script(String python, Path script, Path csv)
      throws IOException, InterruptedException {
    Path log = folder.resolve("python.log");
    long start = System.nanoTime();
    int code =
        new ProcessBuilder(
                python, script.toString(), csv.toString(), folder.resolve("py.hyper").toString())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start()
            .waitFor();
    if (code != 0) {
      throw new IllegalStateException(Files.readString(log));
    }
    return (System.nanoTime() - start) / 1e9;
  }

  private static final String ROW_BY_ROW =
      """
      import sys
      import pandas as pd
      from tableauhyperapi import (Connection, CreateMode, HyperProcess, Inserter, SchemaName,
                                   SqlType, TableDefinition, TableName, Telemetry)
      frame = pd.read_csv(sys.argv[1])
      with HyperProcess(telemetry=Telemetry.DO_NOT_SEND_USAGE_DATA_TO_TABLEAU) as hyper:
          with Connection(hyper.endpoint, sys.argv[2], CreateMode.CREATE_AND_REPLACE) as connection:
              connection.catalog.create_schema(SchemaName("Extract"))
              table = TableDefinition(
                  TableName("Extract", "Extract"),
                  [TableDefinition.Column(c, SqlType.text()) for c in frame.columns])
              connection.catalog.create_table(table)
              with Inserter(connection, table) as inserter:
                  for row in frame.itertuples(index=False):
                      inserter.add_row([str(v) for v in row])
                  inserter.execute()
      """;

  private static final String PANTAB =
      """
      import sys
      import pandas as pd
      import pantab
      frame = pd.read_csv(sys.argv[1], parse_dates=["day"])
      pantab.frame_to_hyper(frame, sys.argv[2], table="Extract")
      """;

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
