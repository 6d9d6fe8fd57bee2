package dsc.jdbc;

import dsc.extract.Fetch;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.sql.Statement;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A cursor of PostgreSQL whose next portion is on its way while one is read. With a fetch size the
 * driver asks for it only when all rows are read, so that the database and dsc take turns.
 */
final class DeclaredCursor implements Portions {
  private static final String NAME = "dsc_rows";

  private final ExecutorService thread = Executors.newSingleThreadExecutor();

  /** Each lends its rows until it fetches again, so two take turns. */
  private final Deque<PreparedStatement> statements = new ArrayDeque<>();

  private Future<Portion> coming;
  private Optional<Portion> lent = Optional.empty();

  private record Portion(PreparedStatement statement, ResultSet rows, boolean any) {}

  private DeclaredCursor(Connection session) throws SQLException {
    String fetch = "FETCH FORWARD " + JdbcDatabases.FETCH_ROWS + " FROM " + NAME;
    statements.add(session.prepareStatement(fetch));
    statements.add(session.prepareStatement(fetch));
    coming = ask();
  }

  /** Declares the cursor, where the database is PostgreSQL itself and knows how to plan for it. */
  static Optional<Portions> of(Connection session, Fetch.Query query) throws SQLException {
    if (!plansForAllRows(session)) {
      return Optional.empty();
    }
    String declare = "DECLARE " + NAME + " NO SCROLL CURSOR FOR " + query.sql();
    try (PreparedStatement statement = JdbcDatabases.statement(session, query, declare)) {
      statement.execute();
    }
    return Optional.of(new DeclaredCursor(session));
  }

  /** Without this PostgreSQL plans for the first tenth of the rows of a cursor. */
  private static boolean plansForAllRows(Connection session) throws SQLException {
    try (Statement statement = session.createStatement();
        ResultSet set =
            statement.executeQuery(
                "SELECT set_config(name, '1', true) FROM pg_settings"
                    + " WHERE name = 'cursor_tuple_fraction'")) {
      return set.next();
    }
  }

  @Override
  public Optional<ResultSet> next() throws SQLException {
    lent.ifPresent(portion -> statements.add(portion.statement()));
    Portion portion = arrived();
    boolean first = lent.isEmpty();
    lent = Optional.of(portion);
    if (portion.any()) {
      coming = ask();
    }
    return portion.any() || first ? Optional.of(portion.rows()) : Optional.empty();
  }

  private Future<Portion> ask() {
    PreparedStatement statement = statements.remove();
    return thread.submit(
        () -> {
          ResultSet rows = statement.executeQuery();
          return new Portion(statement, rows, rows.isBeforeFirst());
        });
  }

  private Portion arrived() throws SQLException {
    try {
      return coming.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof SQLException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLRecoverableException("interrupted", e);
    }
  }

  /** Waits for the portion that is on its way, which nobody reads any more. */
  @Override
  public void close() {
    thread.close();
  }
}
