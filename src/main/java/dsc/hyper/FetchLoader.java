package dsc.hyper;

import dsc.diag.Code;
import dsc.diag.DscException;
import dsc.extract.Databases;
import dsc.extract.Fetch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Loads the rows of a fetch into a table, several parts at once. The rows of a part get into the
 * table all together at its end, so a part whose database went away is simply fetched again.
 */
final class FetchLoader {
  private static final int ATTEMPTS = 3;
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final HyperProcess process;
  private final Databases databases;
  private final Path file;
  private final String alias;

  /**
   * @param file the database that holds the table
   * @param alias what the table's name calls it
   */
  FetchLoader(HyperProcess process, Databases databases, Path file, String alias) {
    this.process = process;
    this.databases = databases;
    this.file = file;
    this.alias = alias;
  }

  /** Loads all rows into an existing table and returns how many they were. */
  long load(Fetch fetch, TableDefinition table) {
    List<Fetch> parts = retrying(() -> databases.parts(fetch));
    if (parts.size() == 1) {
      return part(parts.getFirst(), table);
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(parts.size())) {
      List<Future<Long>> running = new ArrayList<>();
      parts.forEach(part -> running.add(threads.submit(() -> part(part, table))));
      return sum(running, threads);
    }
  }

  private static long sum(List<Future<Long>> running, ExecutorService threads) {
    long rows = 0;
    try {
      for (Future<Long> part : running) {
        rows += Background.result(part);
      }
      return rows;
    } catch (DscException | IllegalStateException e) {
      threads.shutdownNow();
      throw e;
    }
  }

  private long part(Fetch part, TableDefinition table) {
    return retrying(
        () -> {
          try (Connection connection = process.connect()) {
            Catalog catalog = new Catalog(connection);
            catalog.attach(file, alias);
            long rows = insert(part, table, connection);
            // The engine writes a file to its end when its last user lets it go, and it may not
            // have noticed yet that a closed connection did.
            catalog.detach(alias);
            return rows;
          }
        });
  }

  private long insert(Fetch part, TableDefinition table, Connection connection) {
    try (Inserter inserter = new Inserter(connection, table)) {
      databases.fetch(part, inserter);
      return inserter.execute();
    }
  }

  @FunctionalInterface
  private interface Attempt<T> {
    T run();
  }

  private static <T> T retrying(Attempt<T> attempt) {
    for (int i = 1; ; i++) {
      try {
        return attempt.run();
      } catch (DscException failure) {
        if (failure.code() != Code.DATABASE_LOST || i == ATTEMPTS) {
          throw failure;
        }
        pause(failure, i);
      }
    }
  }

  private static void pause(DscException failure, int attempt) {
    try {
      Thread.sleep(PAUSE.multipliedBy(attempt));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure;
    }
  }
}
