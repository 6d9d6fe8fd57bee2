package dsc.cli;

import dsc.diag.Ansi;
import dsc.standin.Secrets;
import dsc.standin.StandIn;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A workspace in a folder and a stand-in server for it; commands run as a user runs them. */
final class ServerBench implements AutoCloseable {
  static final String TOKEN = Secrets.TOKEN;

  static final String ORDERS =
      """
      dsc: 1
      datasource: orders
      caption: Orders
      connection: { class: postgres, server: db.example.com, database: shop }
      tables:
        orders:
          table: orders
          columns: { id: integer, state: string, sales: real, profit: real, ordered_on: date }
      fields:
        sales: { caption: Sales, format: "#,##0" }
        profit: { caption: Profit }
        state: { caption: State }
      calculations:
        Profit Ratio: { formula: "SUM([Profit]) / SUM([Sales])", format: percent }
      """;

  final StandIn server = StandIn.start();
  private final Path folder;
  private final Map<String, String> environment = new TreeMap<>();

  ServerBench(Path folder) {
    this.folder = folder;
    environment.put("TABLEAU_TOKEN", TOKEN);
    server.quirks().rewritesTds = true;
    write("dsc.yaml", workspace(""));
    write("orders.yaml", ORDERS);
  }

  /** A workspace file whose target has more lines. */
  String workspace(String more) {
    return """
    dsc: 1
    targets:
      prod:
        server: %s
        site: Samples
        token_name: ci
        token: ${env.TABLEAU_TOKEN}
        project: Sales
    """
            .formatted(server.url())
        + more.indent(4);
  }

  ServerBench with(String name, String value) {
    environment.put(name, value);
    return this;
  }

  void write(String file, String text) {
    try {
      Files.createDirectories(folder);
      Files.writeString(folder.resolve(file), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void replace(String file, String old, String now) {
    try {
      String text = Files.readString(folder.resolve(file));
      if (!text.contains(old)) {
        throw new IllegalArgumentException(old + " is not in " + file);
      }
      write(file, text.replace(old, now));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path folder() {
    return folder;
  }

  /** Runs a command; the folder is its first argument. */
  Printed run(String command, String... options) {
    List<String> arguments = new ArrayList<>(List.of(command, folder.toString()));
    arguments.addAll(Arrays.asList(options));
    return run(arguments);
  }

  /** Runs a command with all its arguments. */
  Printed run(List<String> arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Console console =
        new Console(new PrintWriter(out), new PrintWriter(err), Optional.empty(), Ansi.OFF, 100);
    int code = DscCommand.run(console, environment, arguments.toArray(String[]::new));
    return new Printed(out.toString(), err.toString(), code);
  }

  /**
   * Starts a command in a process of its own, with temporary files below {@code tmp} and its output
   * in {@code process.log}.
   */
  Process start(String command, String... options) throws IOException {
    List<String> all =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + Files.createDirectories(folder.resolve("tmp")),
                "-cp",
                System.getProperty("java.class.path"),
                "dsc.Main",
                command,
                folder.toString()));
    all.addAll(Arrays.asList(options));
    ProcessBuilder builder = new ProcessBuilder(all);
    builder.environment().putAll(environment);
    return builder
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("process.log").toFile())
        .start();
  }

  @Override
  public void close() {
    server.close();
  }
}
