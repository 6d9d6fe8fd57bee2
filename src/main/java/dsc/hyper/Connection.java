package dsc.hyper;

import dsc.diag.Code;
import dsc.diag.DscException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.postgresql.Driver;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * A session with a running engine. One statement at a time, from one thread; only {@link #cancel}
 * may come from another. Statements are text: build their names and values with {@link Sql}. Every
 * method throws {@link DscException}: {@code ENGINE_QUERY_FAILED} when the engine refuses a
 * statement, {@code ENGINE_FAILED} when the engine itself is gone.
 */
public final class Connection implements AutoCloseable {
  static final String USER = "tableau_internal_user";
  private static final int FETCH_ROWS = 10_000;

  /** Kept here because loggers are held weakly; the driver must never write to the console. */
  private static final Logger DRIVER_LOG = Logger.getLogger("org.postgresql");

  static {
    DRIVER_LOG.setLevel(Level.OFF);
  }

  private final HyperProcess process;
  private final java.sql.Connection session;
  private volatile Optional<Statement> running = Optional.empty();

  private Connection(HyperProcess process, java.sql.Connection session) {
    this.process = process;
    this.session = session;
  }

  static Connection open(HyperProcess process, Endpoint endpoint) {
    Properties properties = new Properties();
    properties.setProperty("user", USER);
    properties.setProperty("sslmode", "disable");
    properties.setProperty("gssEncMode", "disable");
    properties.setProperty("binaryTransfer", "false");
    // A statement in one message instead of five: a quarter of the time of a small extract.
    properties.setProperty("preferQueryMode", "extendedForPrepared");
    // The engine calls itself 9.1; knowing so saves questions at the start.
    properties.setProperty("assumeMinServerVersion", "9.1");
    String url =
        switch (endpoint) {
          case Endpoint.Unix unix -> {
            properties.setProperty("socketFactory", UnixSocketFactory.class.getName());
            properties.setProperty("socketFactoryArg", unix.socket().toString());
            yield "jdbc:postgresql://localhost/";
          }
          case Endpoint.Tcp tcp -> "jdbc:postgresql://127.0.0.1:" + tcp.port() + "/";
        };
    try {
      Connection connection = new Connection(process, connect(url, properties));
      // Nothing may depend on where the program runs.
      connection.execute("SET TIME ZONE 'UTC'");
      return connection;
    } catch (SQLException e) {
      throw EngineErrors.of(e, process);
    }
  }

  private static java.sql.Connection connect(String url, Properties properties)
      throws SQLException {
    return Optional.ofNullable(new Driver().connect(url, properties))
        .orElseThrow(() -> new IllegalStateException("not the driver's address: " + url));
  }

  /** Runs a statement and returns how many rows it changed, 0 where that has no meaning. */
  public long execute(String sql) {
    try (Statement statement = start()) {
      statement.execute(sql);
      return Math.max(0, statement.getLargeUpdateCount());
    } catch (SQLException e) {
      throw failure(e);
    } finally {
      running = Optional.empty();
    }
  }

  /** Runs a query whose result is known to be small. */
  public QueryResult query(String sql) {
    Statement statement = start();
    try (Rows rows = new Rows(this, statement, statement.executeQuery(sql))) {
      List<Row> all = new ArrayList<>();
      rows.forEachRemaining(all::add);
      return new QueryResult(rows.columns(), all);
    } catch (SQLException e) {
      throw abandoned(statement, e);
    }
  }

  /** Runs a query that yields one value: the first column of the first row, empty for NULL. */
  public Optional<Object> scalar(String sql) {
    QueryResult result = query(sql);
    return result.rows().isEmpty() ? Optional.empty() : result.rows().getFirst().value(0);
  }

  /** The columns a query would have, without running it. */
  public List<ResultColumn> describe(String query) {
    return query("SELECT * FROM (" + query + ") AS described LIMIT 0").columns();
  }

  /**
   * Runs a query and fetches its rows in portions while they are read. Outside quotes it may hold
   * neither question marks nor braces, which the driver would read as its own.
   */
  public Rows stream(String sql) {
    PreparedStatement statement = prepare(sql);
    try {
      // The protocol keeps a half-read result only inside a transaction.
      session.setAutoCommit(false);
      statement.setFetchSize(FETCH_ROWS);
      return new Rows(this, statement, statement.executeQuery());
    } catch (SQLException e) {
      throw abandoned(statement, e);
    }
  }

  /** Only a prepared statement is sent so that the engine can keep a half-read result. */
  private PreparedStatement prepare(String sql) {
    try {
      PreparedStatement statement = session.prepareStatement(sql);
      running = Optional.of(statement);
      return statement;
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  private DscException abandoned(Statement statement, SQLException e) {
    DscException failure = failure(e);
    finish(statement);
    return failure;
  }

  private Statement start() {
    try {
      Statement statement = session.createStatement();
      // Braces are the engine's, not JDBC's.
      statement.setEscapeProcessing(false);
      running = Optional.of(statement);
      return statement;
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /** Ends a query whether it was read to its end or not; a broken session needs no ending. */
  void finish(Statement statement) {
    running = Optional.empty();
    try {
      statement.close();
      if (!session.isClosed() && !session.getAutoCommit()) {
        session.rollback();
        session.setAutoCommit(true);
      }
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /** Starts a COPY from this process. */
  CopyIn copyIn(String sql) {
    try {
      return session.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  DscException failure(SQLException e) {
    return EngineErrors.of(e, process);
  }

  /**
   * Asks the engine to give up the statement that is running, if one is. The thread that waits for
   * it gets a {@link DscException}.
   */
  public void cancel() {
    try {
      Optional<Statement> statement = running;
      if (statement.isPresent()) {
        statement.get().cancel();
      }
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /**
   * True if this engine lets us call Tableau's own functions, which return NULL where plain SQL
   * raises. They depend on an undocumented setting, so nobody may take them for granted.
   */
  public boolean hasTableauFunctions() {
    try {
      scalar("SELECT TABLEAU.ROUND(2.5)");
      return true;
    } catch (DscException e) {
      if (e.code() == Code.ENGINE_QUERY_FAILED) {
        return false;
      }
      throw e;
    }
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (SQLException e) {
      throw failure(e);
    }
  }
}
