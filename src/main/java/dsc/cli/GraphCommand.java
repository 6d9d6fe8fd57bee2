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
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code dsc graph}: a picture of a data source. */
final class GraphCommand extends Subcommand implements Callable<Integer> {
  /** How the graph is written. */
  enum Form {
    mermaid,
    dot,
    svg
  }

  private final Given<Path> file =
      positional("0", "SPEC", "A spec, or a .tds, .tdsx, .twb or .twbx file.")
          .required()
          .value(Path.class, Path.of(""));

  private final Given<Form> form =
      option(
              "--format",
              "FORM",
              "How to draw: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
          .value(Form.class, Form.mermaid);

  private final Given<Optional<Path>> out =
      option("-o --out", "FILE", "The file the picture goes to. Default: it is printed.")
          .optional(Path.class);

  private final Given<Optional<String>> name =
      option("--name", "NAME", "Which data source of a workbook. Default: the only one.")
          .optional(String.class);

  private final Given<Boolean> all = flag("--all", "Draw every column.");

  GraphCommand(DscCommand dsc) {
    super(
        dsc,
        """
        Draw a data source: its tables and joins, and which calculations use which fields.
        Columns that no other field uses are left out unless --all is given.
        """,
        """
        Examples:
          dsc graph flights.yaml                           Mermaid text, for a wiki
          dsc graph flights.yaml --format svg -o flights.svg
          dsc graph Sales.tdsx --format dot
        """);
  }

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
    Graph graph = Graph.of(datasource.get(), title, all.value());
    String text =
        switch (form.value()) {
          case mermaid -> Mermaid.write(graph);
          case dot -> Dot.write(graph);
          case svg -> Svg.write(graph);
        };
    out.value().ifPresentOrElse(path -> write(path, text), () -> console.out().print(text));
    return ExitCode.DONE.number();
  }

  private Optional<Datasource> read(Diagnostics diags) {
    String ending = file.value().toString().toLowerCase(Locale.ROOT);
    if (!ending.endsWith(".yaml") && !ending.endsWith(".yml") && !Files.isDirectory(file.value())) {
      byte[] document = SavedDocument.open(file.value()).bytes();
      return name.value().isPresent()
          ? TdsReader.read(file.value().toString(), document, name.value().get(), diags)
          : TdsReader.read(file.value().toString(), document, diags);
    }
    SelectionOptions selection = new SelectionOptions();
    selection.specs.set(List.of(file.value()));
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
