package dsc.cli;

import dsc.diag.DscException;
import dsc.hyper.Engine;
import dsc.hyper.EngineLocator;
import dsc.hyper.HyperProcess;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** An engine that starts while the specs are still being read. Nothing is installed for it. */
final class EarlyEngine implements AutoCloseable {
  private final CompletableFuture<Optional<HyperProcess>> started;

  private EarlyEngine(CompletableFuture<Optional<HyperProcess>> started) {
    this.started = started;
  }

  /** None: who needs an engine starts it. */
  static EarlyEngine none() {
    return new EarlyEngine(CompletableFuture.completedFuture(Optional.empty()));
  }

  /** Starts the one that the user wants. */
  static EarlyEngine start(EngineOptions options) {
    return new EarlyEngine(
        CompletableFuture.supplyAsync(
            () -> started(options),
            task -> Thread.ofPlatform().name("dsc-engine").daemon().start(task)));
  }

  private static Optional<HyperProcess> started(EngineOptions options) {
    try {
      EngineLocator locator = EngineLocator.system();
      Optional<Engine> engine = options.hyperd.value().map(locator::at).or(locator::find);
      Optional<HyperProcess> process =
          engine.map(found -> HyperProcess.start(found, options.settings.value()));
      // Only to have the driver ready: it takes longer to load than to connect.
      process.ifPresent(running -> running.connect().close());
      return process;
    } catch (DscException unfit) {
      // Said when an engine is needed, if one is.
      return Optional.empty();
    }
  }

  /** The engine, for somebody who will close it; waits until it runs. */
  Optional<HyperProcess> engine() {
    return started.join();
  }

  @Override
  public void close() {
    engine().ifPresent(HyperProcess::close);
  }
}
