package dsc.cli;

import dsc.diag.DscException;
import dsc.extract.Databases;
import dsc.extract.ExtractEngine;
import dsc.extract.ExtractProgram;
import dsc.extract.ExtractProgram.Input;
import dsc.extract.ExtractResult;
import dsc.extract.SourceAccess;
import dsc.hyper.Connection;
import dsc.hyper.Engine;
import dsc.hyper.EngineInstaller;
import dsc.hyper.EngineLocator;
import dsc.hyper.EngineSettings;
import dsc.hyper.HyperExtractEngine;
import dsc.hyper.HyperFileInspector;
import dsc.hyper.HyperProcess;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The Hyper engine, found or installed and started when something first needs it. */
final class LazyEngine implements ExtractEngine {
  private final Optional<Path> given;
  private final EngineSettings settings;
  private final Consumer<String> progress;
  private final Databases databases;
  private Optional<EarlyEngine> early = Optional.empty();
  private Optional<HyperProcess> process = Optional.empty();
  private Optional<HyperExtractEngine> extracts = Optional.empty();
  private List<ExtractProgram> announced = List.of();
  private Optional<Console> shown = Optional.empty();
  private Optional<BuildProgress> building = Optional.empty();
  private final Interruption interruption = new Interruption(this::stop);

  /**
   * @param given the engine the user named
   * @param settings how it is to run
   * @param progress told what happens while an engine is installed
   * @param databases asked for the rows that are not in files
   */
  LazyEngine(
      Optional<Path> given,
      EngineSettings settings,
      Consumer<String> progress,
      Databases databases) {
    this.given = given;
    this.settings = settings;
    this.progress = progress;
    this.databases = databases;
  }

  /** The same with an engine that is on its way. */
  LazyEngine after(EarlyEngine started) {
    early = Optional.of(started);
    return this;
  }

  /** Shows how far the extracts are while they are made. */
  void showProgress(Console console) {
    shown = Optional.of(console);
  }

  /** The running engine; a new one when the last one died. */
  synchronized HyperProcess process() {
    interruption.check();
    if (process.filter(running -> !running.isAlive()).isPresent()) {
      end();
    }
    if (process.isEmpty()) {
      process = early.flatMap(EarlyEngine::engine);
      early = Optional.empty();
    }
    if (process.isEmpty()) {
      EngineLocator locator = EngineLocator.system();
      Engine engine =
          given
              .map(locator::at)
              .or(locator::find)
              .orElseGet(() -> EngineInstaller.system().install(progress));
      process = Optional.of(HyperProcess.start(engine, settings));
    }
    return process.get();
  }

  /** Looks into files, with the engine's help only where that is needed. */
  HyperFileInspector inspector() {
    return new HyperFileInspector(this::process);
  }

  /** How sources are looked into. */
  SourceAccess access() {
    return new SourceAccess(inspector(), databases);
  }

  /** A connection to the engine that sees the rows of these inputs. */
  Connection connect(List<Input> inputs) {
    ExtractProgram program = new ExtractProgram(inputs, List.of());
    Connection connection = process().connect();
    extracts().stage().load(program.files(), program.fetches(), connection);
    return connection;
  }

  @Override
  public synchronized void announce(List<ExtractProgram> programs) {
    announced = List.copyOf(programs);
    building.ifPresent(BuildProgress::close);
    building =
        shown
            .filter(console -> !programs.isEmpty())
            .map(
                console ->
                    new BuildProgress(console, programs.size(), bytes(programs), this::bytesRead));
    extracts.ifPresent(engine -> engine.announce(announced));
  }

  @Override
  public ExtractResult run(ExtractProgram program, Path output) {
    try {
      ExtractResult result = extracts().run(program, output);
      result.notes().forEach(note -> progress.accept("warning: " + note));
      building.ifPresent(all -> all.finished(result.totalRows(), output.toFile().length()));
      return result;
    } catch (DscException failure) {
      interruption.check();
      throw failure;
    }
  }

  private static long bytes(List<ExtractProgram> programs) {
    return programs.stream()
        .flatMap(program -> program.files().stream())
        .map(ExtractProgram.InputFile::path)
        .distinct()
        .mapToLong(path -> path.toFile().length())
        .sum();
  }

  private synchronized long bytesRead() {
    return process.map(HyperProcess::bytesRead).orElse(0L);
  }

  /**
   * Called when the program is told to end: whoever waits for the engine goes on with a failure.
   */
  private void stop() {
    process.ifPresent(HyperProcess::close);
  }

  private synchronized HyperExtractEngine extracts() {
    HyperProcess running = process();
    if (extracts.isEmpty()) {
      HyperExtractEngine engine = new HyperExtractEngine(running, databases);
      engine.announce(announced);
      extracts = Optional.of(engine);
    }
    return extracts.get();
  }

  @Override
  public void close() {
    building.ifPresent(BuildProgress::close);
    building = Optional.empty();
    end();
    interruption.close();
  }

  private synchronized void end() {
    process.ifPresent(HyperProcess::close);
    process = Optional.empty();
    extracts = Optional.empty();
  }
}
