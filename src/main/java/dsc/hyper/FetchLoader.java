package dsc.hyper;

import dsc.diag.Code;
import dsc.diag.DscException;
import dsc.extract.Databases;
import dsc.extract.ExtractProgram.BadRowRule;
import dsc.extract.Fetch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Loads the rows of a fetch into a table. Its parts are fetched at once and go in one stream, since
 * the engine lets one session at a time add to a table. All rows get into it together at the end,
 * so when the database goes away everything is simply fetched again.
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

  /** Loads all rows that the rule does not leave out into an existing table. */
  Loaded load(Fetch fetch, TableDefinition table, BadRowRule rule) {
    return retrying(
        () -> {
          List<Fetch> parts = databases.parts(fetch);
          try (Connection connection = process.connect()) {
            Catalog catalog = new Catalog(connection);
            catalog.attach(file, alias);
            Loaded loaded = insert(parts, table, rule, connection);
            // The engine writes a file to its end when its last user lets it go, and it may not
            // have noticed yet that a closed connection did.
            catalog.detach(alias);
            return loaded;
          }
        });
  }

  private Loaded insert(
      List<Fetch> parts, TableDefinition table, BadRowRule rule, Connection connection) {
    try (Inserter inserter = new Inserter(connection, table)) {
      List<String> notes = relay(parts, rule, inserter);
      return new Loaded(inserter.execute(), notes);
    }
  }

  private List<String> relay(List<Fetch> parts, BadRowRule rule, Inserter inserter) {
    try (ExecutorService threads = Executors.newFixedThreadPool(parts.size())) {
      List<Future<List<String>>> running = new ArrayList<>();
      parts.forEach(part -> running.add(threads.submit(() -> relay(part, rule, inserter))));
      try {
        return running.stream().map(Background::result).flatMap(List::stream).toList();
      } catch (DscException | IllegalStateException e) {
        threads.shutdownNow();
        throw e;
      }
    }
  }

  private List<String> relay(Fetch part, BadRowRule rule, Inserter inserter) {
    try (Relay relay = new Relay(inserter)) {
      List<String> notes = databases.fetch(part, rule, relay);
      relay.finish();
      return notes;
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
