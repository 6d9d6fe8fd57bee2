package dsc.hyper;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** A connection that is used for one extract after another, and the databases it has open. */
final class Session implements AutoCloseable {
  private final HyperProcess process;
  private final Connection connection;
  private final Catalog catalog;
  private final Set<String> open = new HashSet<>();

  Session(HyperProcess process) {
    this.process = process;
    this.connection = process.connect();
    this.catalog = new Catalog(connection);
  }

  /** Another one with the same engine. */
  Session beside() {
    return new Session(process);
  }

  Connection connection() {
    return connection;
  }

  Catalog catalog() {
    return catalog;
  }

  /** The number that a query of one row and one column counts. */
  long count(String query) {
    return connection.scalar(query).map(Long.class::cast).orElse(0L);
  }

  /** Opens a database that stays open as long as the session, unless it is open. */
  void keepOpen(Path file, String alias) {
    if (open.add(alias)) {
      catalog.attach(file, alias);
    }
  }

  /** Closes a database that was kept open. */
  void letGo(String alias) {
    if (open.remove(alias)) {
      catalog.detach(alias);
    }
  }

  @Override
  public void close() {
    connection.close();
  }
}
