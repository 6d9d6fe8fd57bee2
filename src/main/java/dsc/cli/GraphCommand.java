package dsc.cli;

import dsc.diag.Code;
import dsc.diag.Diagnostics;
import dsc.diag.DscException;
import dsc.graph.Dot;
import dsc.graph.Graph;
import dsc.graph.Mermaid;
import dsc.graph.Svg;
import dsc.model.Datasource;
import dsc.model.Settings;
import dsc.tds.TdsReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code dsc graph}: a picture of a data source. */
@Command(
    name = "graph",
    description = {
      "Draw a data source: its tables and joins, and which calculations use which fields.",
      "Columns that no other field uses are left out unless --all is given."
    },
    footer = {
      "",
      "Examples:",
      "  dsc graph flights.yaml                           Mermaid text, for a wiki",
      "  dsc graph flights.yaml --format svg -o flights.svg",
      "  dsc graph Sales.tdsx --format dot"
    })
final class GraphCommand implements Callable<Integer> {
  /** How the graph is written. */
  enum Form {
    mermaid,
    dot,
    svg
  }

  @ParentCommand private DscCommand dsc;

  @Parameters(
      index = "0",
      paramLabel = "SPEC",
      description = "A spec, or a .tds, .tdsx, .twb or .twbx file.")
  private Path file = Path.of("");

  @Option(
      names = "--format",
      paramLabel = "FORM",
      defaultValue = "mermaid",
      description = "How to draw: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private Form form = Form.mermaid;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      description = "The file the picture goes to. Default: it is printed.")
  private Optional<Path> out = Optional.empty();

  @Option(
      names = "--name",
      paramLabel = "NAME",
      description = "Which data source of a workbook. Default: the only one.")
  private Optional<String> name = Optional.empty();

  @Option(names = "--all", description = "Draw every column.")
  private boolean all;

  @Override
  public Integer call() {
    Console console = dsc.console();
    Diagnostics diags = new Diagnostics();
    Optional<Datasource> datasource = read(diags);
    if (datasource.isEmpty()) {
      new DiagnosticsView(console, OutputOptions.human()).show(diags);
      return ExitCode.INPUT.number();
    }
    String title =
        datasource
            .get()
            .only(Settings.class)
            .flatMap(Settings::caption)
            .orElse(datasource.get().name());
    Graph graph = Graph.of(datasource.get(), title, all);
    String text =
        switch (form) {
          case mermaid -> Mermaid.write(graph);
          case dot -> Dot.write(graph);
          case svg -> Svg.write(graph);
        };
    out.ifPresentOrElse(path -> write(path, text), () -> console.out().print(text));
    return ExitCode.DONE.number();
  }

  private Optional<Datasource> read(Diagnostics diags) {
    String ending = file.toString().toLowerCase(Locale.ROOT);
    if (!ending.endsWith(".yaml") && !ending.endsWith(".yml") && !Files.isDirectory(file)) {
      byte[] document = SavedDocument.open(file).bytes();
      return name.isPresent()
          ? TdsReader.read(file.toString(), document, name.get(), diags)
          : TdsReader.read(file.toString(), document, diags);
    }
    SelectionOptions selection = new SelectionOptions();
    selection.specs.add(file);
    try (Engines engines = Engines.silent()) {
      Work work = Work.load(selection, dsc.environment(), engines::with);
      diags.reportAll(work.diags().sorted());
      return work.failed()
          ? Optional.empty()
          : work.variants().stream().findFirst().map(variant -> variant.datasource());
    }
  }

  private static void write(Path path, String text) {
    try {
      Files.writeString(path, text, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new DscException(Code.IO_FAILED, "`" + path + "` could not be written", e);
    }
  }
}
