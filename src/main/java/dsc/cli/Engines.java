package dsc.cli;

import dsc.extract.Databases;
import dsc.hyper.EngineSettings;
import java.util.Optional;
import java.util.function.Function;

/**
 * The engine of a command: whatever asks first, a look at the tenants of a source or the work
 * itself, everything after it gets the same one.
 */
final class Engines implements AutoCloseable {
  private final Function<Databases, LazyEngine> make;
  private Optional<LazyEngine> made = Optional.empty();

  Engines(Function<Databases, LazyEngine> make) {
    this.make = make;
  }

  /** An engine that says nothing while it is installed. */
  static Engines silent() {
    return new Engines(
        databases ->
            new LazyEngine(Optional.empty(), EngineSettings.forLoads(), line -> {}, databases));
  }

  /** The engine, which is closed with this; the first one who asks says the databases. */
  LazyEngine with(Databases databases) {
    LazyEngine engine = made.orElseGet(() -> make.apply(databases));
    made = Optional.of(engine);
    return engine;
  }

  @Override
  public void close() {
    made.ifPresent(LazyEngine::close);
  }
}
