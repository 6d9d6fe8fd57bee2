package dsc.cli;

import dsc.Artifacts.Artifact;
import dsc.Artifacts.Rows;
import dsc.Isolation;
import dsc.Publications;
import dsc.Sourced;
import dsc.diag.Code;
import dsc.diag.DscException;
import dsc.tds.TdsxWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code dsc compile}: writes .tds, .hyper and .tdsx files. */
final class CompileCommand extends Subcommand implements Callable<Integer> {
  private final SelectionOptions selection = with(new SelectionOptions());
  private final BuildOptions build = with(new BuildOptions());
  private final EngineOptions engineOptions = with(new EngineOptions());
  private final OutputOptions output = with(new OutputOptions());

  private final Given<Path> folder =
      option("-o --out", "DIR", "The folder the files go to; made when it is not there.")
          .required()
          .value(Path.class, Path.of(""));

  private final Given<Boolean> noExtract =
      flag("--no-extract", "Write only the .tds files, without looking at any data.");

  CompileCommand(DscCommand dsc) {
    super(
        dsc,
        """
        Compile specs to files: a .tds for each data source, and with an extract the .hyper \
        file and the .tdsx that holds both.
        Publishes nothing.
        """,
        """
        Examples:
          dsc compile examples/flights -o out                   all tenants
          dsc compile examples/flights -o out --tenant ca       one tenant
          dsc compile examples/flights -o out --no-extract      only .tds, without an engine
        """);
  }

  @Override
  public Integer call() {
    Console console = output.apply(dsc.console());
    try (EarlyEngine early =
        noExtract.value() ? EarlyEngine.none() : EarlyEngine.start(engineOptions)) {
      return call(console, early);
    }
  }

  private int call(Console console, EarlyEngine early) {
    try (Engines engines = engineOptions.engines(console, early)) {
      Work work = Work.load(selection, dsc.environment(), engines::with);
      LazyEngine engine = engines.with(work.databases());
      Optional<List<Sourced>> sourced = work.failed() ? Optional.empty() : sourced(work, engine);
      if (sourced.isEmpty()) {
        new DiagnosticsView(console, output).show(work.diags());
        return ExitCode.INPUT.number();
      }
      new DiagnosticsView(console, OutputOptions.human()).show(work.diags());
      if (!noExtract.value()) {
        Isolation.require(work.variants());
      }
      create(folder.value());
      return compile(console, Clock.artifacts(work, engine).artifacts(sourced.get()), engine);
    }
  }

  private Optional<List<Sourced>> sourced(Work work, LazyEngine engine) {
    return noExtract.value()
        ? Optional.of(work.variants().parallelStream().map(Sourced::withoutRows).toList())
        : new Sources(engine.access()).find(work);
  }

  private int compile(Console console, List<Artifact> made, LazyEngine engine) {
    CompiledView view = new CompiledView(console);
    boolean human = output.format.value() == OutputOptions.Format.human;
    if (human && !output.quiet.value()) {
      engine.showProgress(console);
    }
    engine.announce(made.stream().flatMap(a -> a.rows().stream()).map(Rows::program).toList());
    List<Compiled> all =
        Workers.map(
            made,
            build.threads(),
            artifact -> write(artifact, engine),
            compiled -> {
              if (human && !output.quiet.value()) {
                view.files(compiled);
              }
            });
    if (human) {
      if (!output.quiet.value()) {
        view.total(all);
      }
      console.out().flush();
      view.summary(all);
    } else {
      view.json(all);
    }
    return ExitCode.of(all.stream().flatMap(c -> c.failure().stream()).toList()).number();
  }

  private Compiled write(Artifact artifact, LazyEngine engine) {
    try {
      String name = Publications.fileName(artifact.variant());
      byte[] tds = artifact.tds();
      Optional<Long> rows = Optional.empty();
      Optional<Path> hyper = Optional.empty();
      if (artifact.rows().isPresent()) {
        Path file = folder.value().resolve(name + ".hyper");
        rows = Optional.of(extract(artifact.rows().get(), file, engine));
        hyper = Optional.of(file);
      }
      List<Path> files = new ArrayList<>();
      files.add(FileReplacement.put(folder.value().resolve(name + ".tds"), tds));
      if (hyper.isPresent() && artifact.rows().isPresent()) {
        files.add(hyper.get());
        Path tdsx = folder.value().resolve(name + ".tdsx");
        String entry = artifact.rows().get().entry();
        TdsxWriter.write(
            tdsx, tds, name, Optional.of(new TdsxWriter.PackagedFile(entry, hyper.get())));
        files.add(tdsx);
      }
      return new Compiled(artifact.variant(), files, rows, Optional.empty());
    } catch (DscException failure) {
      return Compiled.failed(artifact.variant(), failure);
    }
  }

  /** Writes the .hyper beside its place and moves it there. */
  private static long extract(Rows rows, Path hyper, LazyEngine engine) {
    Path building = hyper.resolveSibling("." + hyper.getFileName() + ".tmp");
    try {
      Files.deleteIfExists(building);
      long count = engine.run(rows.program(), building).totalRows();
      Files.move(building, hyper, StandardCopyOption.REPLACE_EXISTING);
      return count;
    } catch (IOException e) {
      throw new DscException(Code.IO_FAILED, "`" + hyper + "` could not be written", e);
    }
  }

  private static void create(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new DscException(Code.IO_FAILED, "the folder `" + folder + "` cannot be made", e);
    }
  }
}
