package dsc.hyper;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * How an engine process is to run.
 *
 * @param databaseVersion the format of new {@code .hyper} files: 2 is read by every Tableau since
 *     2020, 3 adds numerics of more than 18 digits, 4 adds 32-bit floating point numbers (source:
 *     the engine's own list of capabilities)
 * @param memoryLimit an amount such as {@code 4g} or {@code 50%}; without one the engine takes up
 *     to 80 % of the machine
 * @param threads how many threads a query may use; without one as many as there are processors
 * @param keepLogIn a folder that shall receive the engine's log; without one the log goes away with
 *     the process. The log holds query texts.
 */
public record EngineSettings(
    int databaseVersion,
    Optional<String> memoryLimit,
    OptionalInt threads,
    Optional<Path> keepLogIn) {
  private static final int SPARE_THREADS = 4;

  public EngineSettings {
    if (databaseVersion < 0 || databaseVersion > 4) {
      throw new IllegalArgumentException("no database version " + databaseVersion);
    }
    if (memoryLimit.isPresent() && !memoryLimit.get().matches("[0-9]{1,12}[kmgt%]?")) {
      throw new IllegalArgumentException("no amount of memory: " + memoryLimit.get());
    }
    if (threads.isPresent() && threads.getAsInt() < 1) {
      throw new IllegalArgumentException("at least one thread is needed");
    }
  }

  /** Files every Tableau reads, no limits, no log. */
  public static EngineSettings standard() {
    return new EngineSettings(2, Optional.empty(), OptionalInt.empty(), Optional.empty());
  }

  /**
   * As {@link #standard}, with more threads than processors. A load reads in some threads and
   * writes in another that waits for them; with one thread for each processor, as the engine has by
   * default, a processor stands still whenever the writing one waits. On two processors six threads
   * take about three quarters of the time for a text file and a Parquet file; more give nothing
   * (observed).
   */
  public static EngineSettings forLoads() {
    return standard().withThreads(Runtime.getRuntime().availableProcessors() + SPARE_THREADS);
  }

  public EngineSettings withDatabaseVersion(int version) {
    return new EngineSettings(version, memoryLimit, threads, keepLogIn);
  }

  public EngineSettings withMemoryLimit(String limit) {
    return new EngineSettings(databaseVersion, Optional.of(limit), threads, keepLogIn);
  }

  public EngineSettings withThreads(int count) {
    return new EngineSettings(databaseVersion, memoryLimit, OptionalInt.of(count), keepLogIn);
  }

  public EngineSettings withLogIn(Path folder) {
    return new EngineSettings(databaseVersion, memoryLimit, threads, Optional.of(folder));
  }
}
