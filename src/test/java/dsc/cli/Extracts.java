package dsc.cli;

import dsc.hyper.Connection;
import dsc.hyper.EngineInstaller;
import dsc.hyper.EngineLocator;
import dsc.hyper.EngineSettings;
import dsc.hyper.HyperProcess;
import dsc.hyper.Row;
import java.nio.file.Path;
import java.util.List;

/** A .hyper file opened to look at its rows. */
final class Extracts implements AutoCloseable {
  private final Connection connection;

  private Extracts(Connection connection) {
    this.connection = connection;
  }

  /** A connection to an engine that ends with the JVM. */
  static Connection connect() {
    return Shared.PROCESS.connect();
  }

  static Extracts open(Connection connection, Path file) {
    connection.execute(
        "ATTACH DATABASE \"" + file.toAbsolutePath().toString().replace("\"", "\"\"") + "\" AS x");
    return new Extracts(connection);
  }

  /** The one table of most extracts, as SQL. */
  String table() {
    return "x.\"Extract\".\"Extract\"";
  }

  List<Row> rows(String sql) {
    return connection.query(sql).rows();
  }

  @Override
  public void close() {
    connection.execute("DETACH DATABASE x");
  }

  /** Initialised when it is first used. */
  private static final class Shared {
    static final HyperProcess PROCESS =
        HyperProcess.start(
            EngineLocator.system()
                .find()
                .orElseGet(() -> EngineInstaller.system().install(step -> {})),
            EngineSettings.standard());
  }
}
