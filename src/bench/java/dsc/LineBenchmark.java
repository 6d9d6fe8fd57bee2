package dsc;

import dsc.catalog.Value;
import dsc.diag.Diagnostics;
import dsc.extract.ExtractProgram.Column;
import dsc.extract.ExtractProgram.Format;
import dsc.extract.ExtractProgram.Input;
import dsc.extract.FileInspector;
import dsc.project.Workspace;
import dsc.project.WorkspaceLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Measures the line from spec to TDS on specs it generates: the cold start of {@code dsc validate}
 * on 100 fields, 1,000 tenants compiled in one process, and a spec of 10,000 fields with 2,000
 * calculations. Run it from the top folder after a build:
 *
 * <pre>java -cp target/dsc.jar src/bench/java/dsc/LineBenchmark.java</pre>
 */
public final class LineBenchmark {
  private static final int RUNS = 5;

  private LineBenchmark() {}

  /** Prints one line for each measurement. */
  public static void main(String[] args) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("dsc-bench");
    Path small = write(folder.resolve("small.yaml"), spec("small", 100, 20, 0));
    Path tenants = write(folder.resolve("tenants.yaml"), spec("tenants", 100, 20, 1000));
    Path large = write(folder.resolve("large.yaml"), spec("large", 10_000, 2_000, 0));
    program("validate of 100 fields, cold start", RUNS, "validate", small.toString());
    program(
        "1,000 tenants' TDS, as a program",
        2,
        "compile",
        "--no-extract",
        "-o",
        folder.resolve("out").toString(),
        tenants.toString());
    compile("1,000 tenants, first in the process", tenants, 1000);
    compile("1,000 tenants, again", tenants, 1000);
    compile("10,000 fields and 2,000 calculations", large, 1);
    compile("10,000 fields and 2,000 calculations, again", large, 1);
  }

  private static Path write(Path file, String text) throws IOException {
    return Files.writeString(file, text);
  }

  /** A spec of one table; the last fields are integers that calculations add up. */
  private static String spec(String id, int fields, int calculations, int tenants) {
    StringBuilder yaml = new StringBuilder("dsc: 1\ndatasource: " + id + "\n");
    yaml.append("connection: { class: postgres, server: db, database: ops, username: me }\n");
    yaml.append("tables:\n  t:\n    table: public.t\n    columns:\n");
    for (int i = 0; i < fields; i++) {
      yaml.append("      c").append(i).append(i == 0 ? ": string\n" : ": integer\n");
    }
    yaml.append("fields:\n");
    for (int i = 0; i < fields; i++) {
      yaml.append("  t.c").append(i).append(": { caption: Column ").append(i);
      yaml.append(", folder: Folder ").append(i % 10).append(" }\n");
    }
    yaml.append("calculations:\n");
    for (int i = 0; i < calculations; i++) {
      yaml.append("  Calculation ")
          .append(i)
          .append(": \"IF [Column ")
          .append(1 + i % (fields - 1));
      yaml.append("] > ").append(i).append(" THEN [Column 1] + 1 ELSE ");
      yaml.append(i == 0 ? "0" : "[Calculation " + (i - 1) + "]").append(" END\"\n");
    }
    if (tenants > 0) {
      yaml.append("filters:\n  - { field: Column 0, include: [\"${tenant.region}\"] }\n");
      yaml.append("tenants:\n  rows:\n");
      for (int i = 0; i < tenants; i++) {
        yaml.append("    - { id: t").append(i).append(", region: R").append(i).append(" }\n");
      }
      yaml.append("  publish: { caption: \"Data of ${tenant.id}\" }\n");
    }
    return yaml.toString();
  }

  /** The launcher with some arguments, from its start to its end; the best of some runs. */
  private static void program(String what, int runs, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(Path.of("dsc").toAbsolutePath().toString()));
    command.addAll(List.of(arguments));
    double best = Double.MAX_VALUE;
    long memory = 0;
    for (int i = 0; i <= runs; i++) {
      long start = System.nanoTime();
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      // Rarely, because looking takes time from what is looked at.
      while (!process.waitFor(20, TimeUnit.MILLISECONDS)) {
        memory = Math.max(memory, peakKilobytes(process.pid()));
      }
      if (process.exitValue() != 0) {
        throw new IllegalStateException(command + " ended with " + process.exitValue());
      }
      double seconds = (System.nanoTime() - start) / 1e9;
      // The first run makes the cache.
      best = i == 0 ? best : Math.min(best, seconds);
    }
    System.out.printf(
        Locale.ROOT, "%s: %.2f s at best of %d, peak %d MB%n", what, best, runs, memory / 1024);
  }

  /** The peak of resident memory where the system tells it, else 0. */
  private static long peakKilobytes(long pid) {
    try {
      return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
          .findFirst()
          .orElse(0);
    } catch (IOException goneOrUnknown) {
      return 0;
    }
  }

  private static void compile(String what, Path spec, int expected) {
    long start = System.nanoTime();
    Diagnostics diags = new Diagnostics();
    Compiler compiler = new Compiler();
    Workspace workspace =
        WorkspaceLoader.load(List.of(spec), spec.getParent(), diags).orElseThrow();
    List<Variant> variants =
        Project.check(compiler, workspace, Map.of(), Map.of(), Set.of(), diags);
    if (diags.hasErrors() || variants.size() != expected) {
      throw new IllegalStateException("the generated spec is wrong: " + diags.sorted());
    }
    Artifacts artifacts =
        new Artifacts(compiler, new NoFiles(), LocalDateTime.of(2026, 1, 1, 0, 0));
    long bytes =
        artifacts
            .artifacts(variants.parallelStream().map(Sourced::withoutRows).toList())
            .parallelStream()
            .mapToLong(artifact -> artifact.tds().length)
            .sum();
    System.out.printf(
        Locale.ROOT,
        "%s: %.2f s, %,d bytes of TDS%n",
        what,
        (System.nanoTime() - start) / 1e9,
        bytes);
  }

  /** The generated specs read no files. */
  private static final class NoFiles implements FileInspector {
    @Override
    public List<FileColumn> columns(Path file, Format format) {
      throw new IllegalStateException("no file is read");
    }

    @Override
    public List<FileColumn> typed(Path file, Format format) {
      throw new IllegalStateException("no file is read");
    }

    @Override
    public List<Value> distinct(Input files, Column column, int most) {
      throw new IllegalStateException("no file is read");
    }

    @Override
    public Path inUtf8(Path file, String charset) {
      throw new IllegalStateException("no file is read");
    }

    @Override
    public Path asText(Format.Sheet sheet) {
      throw new IllegalStateException("no file is read");
    }

    @Override
    public List<String> sheets(Path workbook) {
      throw new IllegalStateException("no file is read");
    }

    @Override
    public String fingerprint(Path file) {
      throw new IllegalStateException("no file is read");
    }
  }
}
