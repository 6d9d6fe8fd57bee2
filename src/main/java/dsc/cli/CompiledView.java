package dsc.cli;

import dsc.Publications;
import dsc.cli.BuiltTable.Built;
import dsc.diag.Ansi;
import dsc.diag.Code;
import dsc.diag.DscException;
import dsc.plan.JsonObject;
import dsc.plan.ReportJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What was compiled, for people and for tools. */
final class CompiledView {
  private static final int FORMAT_VERSION = 1;
  private static final double MIB = 1 << 20;

  private final Console console;

  CompiledView(Console console) {
    this.console = console;
  }

  /** The files of one data source. */
  void files(Compiled compiled) {
    compiled.files().forEach(console.out()::println);
  }

  /** What failed, and how many data sources and rows there are, where there are several. */
  void summary(List<Compiled> all) {
    boolean interrupted = all.stream().anyMatch(CompiledView::isInterrupted);
    if (interrupted) {
      console.err().println("Interrupted.");
    }
    for (Compiled compiled : all) {
      if (!isInterrupted(compiled)) {
        compiled.failure().ifPresent(failure -> failure(compiled, failure));
      }
    }
    long failed = all.stream().filter(c -> c.failure().isPresent()).count();
    if (failed > 0 && all.size() > 1 && !interrupted) {
      console
          .err()
          .println(
              String.format(
                  Locale.ROOT,
                  "%,d of %,d data sources compiled, %,d failed. Run it again for those: --tenant"
                      + " %s",
                  all.size() - failed,
                  all.size(),
                  failed,
                  String.join(
                      ",",
                      all.stream()
                          .filter(c -> c.failure().isPresent())
                          .limit(10)
                          .flatMap(c -> c.variant().tenant().stream())
                          .toList())));
    }
  }

  /** How many rows and bytes each extract has, and all together, where there are several. */
  void total(List<Compiled> all) {
    List<Compiled> built = all.stream().filter(c -> c.rows().isPresent()).toList();
    if (built.size() > 1) {
      List<Built> extracts =
          built.stream()
              .map(
                  c ->
                      new Built(
                          Publications.key(c.variant()).toString(), c.rows().orElse(0L), c.bytes()))
              .toList();
      BuiltTable.lines(extracts).forEach(console.out()::println);
      long rows = extracts.stream().mapToLong(Built::rows).sum();
      long bytes = extracts.stream().mapToLong(Built::bytes).sum();
      console
          .out()
          .println(
              String.format(
                  Locale.ROOT,
                  "%,d extracts built: %,d rows, %,.1f MiB of files.",
                  built.size(),
                  rows,
                  bytes / MIB));
    }
  }

  private static boolean isInterrupted(Compiled compiled) {
    return compiled.failure().filter(f -> f.code() == Code.INTERRUPTED).isPresent();
  }

  private void failure(Compiled compiled, DscException failure) {
    console
        .err()
        .println(
            console.ansi().paint(Ansi.Style.RED, "error[" + failure.code().id() + "]")
                + ": "
                + Publications.key(compiled.variant())
                + ": "
                + failure.getMessage());
    failure.help().forEach(line -> console.err().println("  = help: " + line));
  }

  void json(List<Compiled> all) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("formatVersion", FORMAT_VERSION);
    json.put("succeeded", all.stream().allMatch(c -> c.failure().isEmpty()));
    List<Object> results = new ArrayList<>();
    all.forEach(compiled -> results.add(json(compiled)));
    json.put("results", results);
    console.out().print(JsonObject.print(json));
  }

  private static Map<String, Object> json(Compiled compiled) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("address", Publications.key(compiled.variant()).toString());
    json.put("datasource", compiled.variant().id());
    compiled.variant().tenant().ifPresent(tenant -> json.put("tenant", tenant));
    json.put("files", compiled.files().stream().map(file -> file.toString()).toList());
    json.put("bytes", compiled.bytes());
    compiled.rows().ifPresent(rows -> json.put("rows", rows));
    compiled.failure().ifPresent(failure -> json.put("failure", ReportJson.failure(failure)));
    return json;
  }
}
