package dsc.cli;

import dsc.Artifacts;
import dsc.Artifacts.Artifact;
import dsc.Publications;
import dsc.Variant;
import dsc.diag.Code;
import dsc.diag.DscException;
import dsc.extract.TableSource;
import dsc.tds.TdsxWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code dsc compile}: writes .tds, .hyper and .tdsx files. */
@Command(
    name = "compile",
    description = {
      "Compile specs to files: a .tds for each data source, and with an extract the"
          + " .hyper file and the .tdsx that holds both.",
      "Publishes nothing."
    },
    footer = {
      "",
      "Examples:",
      "  dsc compile examples/flights -o out                   all tenants",
      "  dsc compile examples/flights -o out --tenant ca       one tenant",
      "  dsc compile examples/flights -o out --no-extract      only .tds, without an engine"
    })
final class CompileCommand implements Callable<Integer> {
  @ParentCommand private DscCommand dsc;
  @Mixin private SelectionOptions selection;
  @Mixin private EngineOptions engineOptions;
  @Mixin private OutputOptions output;

  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "DIR",
      description = "The folder the files go to; made when it is not there.")
  private Path folder = Path.of("");

  @Option(
      names = "--no-extract",
      description = "Write only the .tds files, without looking at any data.")
  private boolean noExtract;

  @Override
  public Integer call() {
    Console console = output.apply(dsc.console());
    Work work = Work.load(selection, dsc.environment());
    try (LazyEngine engine =
        new LazyEngine(engineOptions.hyperd, console::progress, work.databases())) {
      Artifacts artifacts = Clock.artifacts(work, engine);
      Sources sources = new Sources(engine.access());
      boolean failed = work.failed();
      if (!failed && !noExtract) {
        failed = !sources.check(work);
      }
      new DiagnosticsView(console, output).show(work.diags());
      if (failed) {
        return ExitCode.INPUT.number();
      }
      create(folder);
      for (Variant variant : work.variants()) {
        Optional<TableSource> source = noExtract ? Optional.empty() : sources.of(variant);
        write(artifacts.artifact(variant, source), engine, console);
      }
      return ExitCode.DONE.number();
    }
  }

  private void write(Artifact artifact, LazyEngine engine, Console console) {
    String name = Publications.fileName(artifact.variant());
    Path tds = folder.resolve(name + ".tds");
    write(tds, artifact.tds());
    told(console, tds);
    if (artifact.rows().isPresent()) {
      Artifacts.Rows rows = artifact.rows().get();
      Path hyper = folder.resolve(name + ".hyper");
      Path building = folder.resolve("." + name + ".hyper.tmp");
      try {
        Files.deleteIfExists(building);
        engine.run(rows.program(), building);
        Files.move(building, hyper, StandardCopyOption.REPLACE_EXISTING);
      } catch (IOException e) {
        throw new DscException(Code.IO_FAILED, "`" + hyper + "` could not be written", e);
      }
      told(console, hyper);
      Path tdsx = folder.resolve(name + ".tdsx");
      TdsxWriter.write(
          tdsx,
          artifact.tds(),
          name,
          Optional.of(new TdsxWriter.PackagedFile(rows.entry(), hyper)));
      told(console, tdsx);
    }
  }

  private void told(Console console, Path file) {
    if (output.format == OutputOptions.Format.human && !output.quiet) {
      console.out().println(file);
    }
  }

  private static void create(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new DscException(Code.IO_FAILED, "the folder `" + folder + "` cannot be made", e);
    }
  }

  private static void write(Path file, byte[] bytes) {
    Path building = file.resolveSibling("." + file.getFileName() + ".tmp");
    try {
      Files.write(building, bytes);
      Files.move(building, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new DscException(Code.IO_FAILED, "`" + file + "` could not be written", e);
    }
  }
}
