package dsc.cli;

import dsc.Compiler;
import dsc.DatabaseConnections;
import dsc.Introspection;
import dsc.NewSpec;
import dsc.diag.Code;
import dsc.diag.Diagnostics;
import dsc.diag.DscException;
import dsc.diag.SourceFile;
import dsc.extract.Databases.FoundTable;
import dsc.project.Binding;
import dsc.project.Workspace;
import dsc.project.WorkspaceLoader;
import dsc.spec.DatasourceSpec;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** {@code dsc init}: starts a workspace from a source. */
final class InitCommand extends Subcommand implements Callable<Integer> {
  private static final Pattern SAVED = Pattern.compile("(?i).*\\.(tdsx?|twbx?)");

  private static final String WORKSPACE =
      """
      # Where data sources are published to; `dsc schema workspace` tells what else may stand here.
      dsc: 1
      targets:
        local: { directory: published }
      """;

  private final EngineOptions engineOptions = with(new EngineOptions());
  private final OutputOptions output = with(new OutputOptions());

  private final Given<String> source =
      positional(
              "0",
              "SOURCE",
              "A text, Parquet or JSON lines file, a .tds(x), or the address of a database.")
          .required()
          .value(String.class, "");

  private final Given<Path> folder =
      option(
              "-o --out",
              "DIR",
              "The folder of the workspace; made when it is not there. Default: this one.")
          .value(Path.class, Path.of(""));

  private final Given<Optional<String>> id =
      option("--id", "ID", "The id of the data source.").optional(String.class);

  private final Given<Optional<String>> table =
      option("--table", "NAME", "The table of the database, with its schema, or the sheet.")
          .optional(String.class);

  private final Given<Optional<String>> username =
      option("--username", "NAME", "Who signs in to the database.").optional(String.class);

  private final Given<String> passwordVariable =
      option("--password-env", "NAME", "The environment variable that holds the password.")
          .value(String.class, "");

  InitCommand(DscCommand dsc) {
    super(
        dsc,
        """
        Start a workspace from a source: write a spec with its columns and types, and a dsc.yaml.
        Nothing that is there already is overwritten.
        """,
        """
        Examples:
          dsc init data/orders.csv
          dsc init data/orders.parquet
          dsc init data/shop.xlsx --table Orders
          dsc init saved.tdsx
          dsc init postgres://reader@db.example.com/shop --table public.orders
          dsc init jdbc:duckdb:shop.duckdb --table orders
        """);
  }

  @Override
  public Integer call() {
    Console console = output.apply(dsc.console());
    if (SAVED.matcher(source.value()).matches()) {
      return imported(console);
    }
    Diagnostics diags = new Diagnostics();
    Optional<Workspace> workspace = workspace();
    Binding binding =
        Binding.of(
            workspace.map(Workspace::variables).orElse(List.of()),
            java.util.Map.of(),
            dsc.environment(),
            diags);
    Compiler compiler = new Compiler();
    try (LazyEngine engine =
        engineOptions.engine(console, Work.databases(workspace, dsc.environment()))) {
      Optional<NewSpec> spec =
          isAddress() ? table(compiler, binding, engine, diags) : Optional.of(file(engine));
      Optional<Introspection.Result> filled =
          spec.flatMap(made -> introspected(made, compiler, binding, engine, diags));
      new DiagnosticsView(console, output).show(diags);
      if (filled.isEmpty() || diags.hasErrors()) {
        return ExitCode.INPUT.number();
      }
      write(spec.orElseThrow(), filled.get(), console);
      return ExitCode.DONE.number();
    }
  }

  /** A workspace of what Tableau saved. */
  private int imported(Console console) {
    List<String> arguments = new ArrayList<>(List.of("import", source.value()));
    arguments.addAll(
        List.of("-o", folder.value().toString().isEmpty() ? "." : folder.value().toString()));
    id.value().ifPresent(name -> arguments.addAll(List.of("--id", name)));
    int code = DscCommand.run(console, dsc.environment(), arguments.toArray(String[]::new));
    if (code == ExitCode.DONE.number()) {
      writeSettings(console);
    }
    return code;
  }

  private boolean isAddress() {
    return source.value().startsWith("jdbc:") || source.value().matches("(?i)postgres(ql)?://.*");
  }

  private Optional<Workspace> workspace() {
    Path absolute = folder.value().toAbsolutePath();
    return Files.isDirectory(absolute)
        ? WorkspaceLoader.load(
            List.of(folder.value()), Path.of("").toAbsolutePath(), new Diagnostics())
        : Optional.empty();
  }

  private NewSpec file(LazyEngine engine) {
    Path path = Path.of(source.value());
    String name = path.getFileName().toString();
    String plain = name.toLowerCase(Locale.ROOT).replaceFirst("\\.gz$", "");
    String kind = plain.substring(plain.lastIndexOf('.') + 1);
    if (!Files.isRegularFile(path)) {
      throw misuse("there is no file `" + source.value() + "`");
    }
    boolean workbook = List.of("xlsx", "xlsm").contains(kind);
    if (!workbook && !List.of("csv", "tsv", "txt", "parquet", "jsonl", "ndjson").contains(kind)) {
      throw misuse(
          "`"
              + source.value()
              + "` is no file that dsc reads: .csv, .tsv, .txt (also .gz), .parquet, .jsonl,"
              + " .xlsx, or saved by Tableau");
    }
    String written =
        folder
            .value()
            .toAbsolutePath()
            .normalize()
            .relativize(path.toAbsolutePath().normalize())
            .toString()
            .replace('\\', '/');
    String id = this.id.value().orElseGet(() -> NewSpec.id(name.replaceFirst("\\..*$", "")));
    if (workbook) {
      return NewSpec.ofSheet(
          id,
          written,
          table.value().orElseGet(() -> engine.access().files().sheets(path).getFirst()));
    }
    return NewSpec.ofFile(
        id,
        written,
        List.of("csv", "txt").contains(kind) && plain.length() == name.length()
            ? delimiter(path)
            : Optional.empty());
  }

  /** The character that separates the names in the header, unless it is a comma. */
  private static Optional<Character> delimiter(Path file) {
    try (BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      String header = Optional.ofNullable(reader.readLine()).orElse("");
      return Stream.of(',', ';', '\t', '|')
          .max(Comparator.comparingLong(c -> header.chars().filter(each -> each == c).count()))
          .filter(c -> c != ',' && header.indexOf(c) >= 0);
    } catch (IOException e) {
      throw new DscException(Code.IO_FAILED, "`" + file + "` cannot be read as text", e);
    }
  }

  private Optional<NewSpec> table(
      Compiler compiler, Binding binding, LazyEngine engine, Diagnostics diags) {
    if (source.value().matches(".*://[^/@]*:[^/@]*@.*")
        || source.value().matches("(?i).*(password|pwd)=.*")) {
      throw misuse(
          "a password does not belong into an address; name its variable with --password-env");
    }
    SequencedMap<String, String> connection =
        NewSpec.connection(source.value(), username.value(), passwordVariable.value());
    List<String> path = table.value().map(name -> List.of(name.split("\\.", -1))).orElse(List.of());
    if (path.isEmpty()) {
      Optional<List<FoundTable>> found =
          read(NewSpec.ofTable("tables", connection, List.of("any")), compiler, diags)
              .flatMap(
                  spec ->
                      new DatabaseConnections(
                              compiler.connections(),
                              binding,
                              folder.value().toAbsolutePath(),
                              diags)
                          .database(spec.connections().getFirst()))
              .map(database -> engine.access().databases().tables(database));
      if (found.isEmpty()) {
        return Optional.empty();
      }
      if (found.get().size() != 1) {
        throw misuse(
            "say which table: --table NAME, one of "
                + String.join(
                    ", ", found.get().stream().map(t -> String.join(".", t.path())).toList()));
      }
      path = found.get().getFirst().path();
    }
    return Optional.of(
        NewSpec.ofTable(id.value().orElse(NewSpec.id(path.getLast())), connection, path));
  }

  private Optional<DatasourceSpec> read(NewSpec spec, Compiler compiler, Diagnostics diags) {
    return compiler.read(new SourceFile(spec.id() + ".yaml", spec.text()), diags);
  }

  private Optional<Introspection.Result> introspected(
      NewSpec spec, Compiler compiler, Binding binding, LazyEngine engine, Diagnostics diags) {
    return read(spec, compiler, diags)
        .filter(read -> !diags.hasErrors())
        .flatMap(
            read ->
                Introspection.of(
                    read,
                    compiler.connections(),
                    binding,
                    folder.value().toAbsolutePath(),
                    engine.access(),
                    diags));
  }

  private void write(NewSpec spec, Introspection.Result filled, Console console) {
    Path file = folder.value().resolve(spec.id() + ".yaml");
    if (Files.exists(file)) {
      throw misuse("`" + file + "` is there already; choose another id with --id");
    }
    try {
      Files.createDirectories(folder.value().toAbsolutePath());
      Files.writeString(file, filled.text(), StandardCharsets.UTF_8);
      told(console, file + ", with " + Counted.of(filled.added(), "column"));
      writeSettings(console);
    } catch (IOException e) {
      throw new DscException(Code.IO_FAILED, "`" + file + "` could not be written", e);
    }
    filled.notes().forEach(note -> told(console, "note: " + note));
    told(console, "next: dsc validate " + file);
  }

  private void writeSettings(Console console) {
    Path settings = folder.value().resolve(Workspace.FILE_NAME);
    try {
      if (!Files.exists(settings)) {
        Files.writeString(settings, WORKSPACE, StandardCharsets.UTF_8);
        told(console, settings.toString());
      }
    } catch (IOException e) {
      throw new DscException(Code.IO_FAILED, "`" + settings + "` could not be written", e);
    }
  }

  private void told(Console console, String line) {
    if (!output.quiet.value()) {
      console.out().println(line);
    }
  }
}
