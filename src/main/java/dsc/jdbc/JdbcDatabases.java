package dsc.jdbc;

import dsc.catalog.DatabaseKind;
import dsc.catalog.SourceType;
import dsc.catalog.SourceTypes;
import dsc.catalog.Value;
import dsc.diag.Code;
import dsc.diag.DscException;
import dsc.extract.Database;
import dsc.extract.Databases;
import dsc.extract.ExtractProgram.BadRowRule;
import dsc.extract.Fetch;
import dsc.extract.RowSink;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.JDBCType;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

/** Databases through JDBC; each question has a session of its own. */
public final class JdbcDatabases implements Databases {
  /** How many rows come at once. */
  public static final int FETCH_ROWS = 5_000;

  private static final Set<String> SYSTEM_SCHEMAS =
      Set.of("information_schema", "pg_catalog", "pg_toast", "sys", "mysql", "performance_schema");

  /** Kept here because loggers are held weakly; drivers must never write to the console. */
  private static final List<Logger> DRIVER_LOGS =
      Stream.of("org.postgresql", "org.duckdb", "org.sqlite", "org.mariadb", "com.microsoft")
          .map(Logger::getLogger)
          .toList();

  static {
    DRIVER_LOGS.forEach(log -> log.setLevel(Level.OFF));
  }

  private final Drivers drivers;

  /** Many tenants ask the same. */
  private final Map<Question, List<Found>> known = new ConcurrentHashMap<>();

  private record Question(Database database, String from) {}

  public JdbcDatabases(Drivers drivers) {
    this.drivers = drivers;
  }

  @FunctionalInterface
  interface Work<T> {
    T run(Connection session) throws SQLException;
  }

  <T> T with(Database database, Work<T> work) {
    try (Connection session = open(database)) {
      try {
        prepare(database, session);
        return work.run(session);
      } catch (SQLException e) {
        throw Failures.querying(database, e);
      }
    } catch (SQLException whileClosing) {
      throw Failures.querying(database, whileClosing);
    }
  }

  private Connection open(Database database) {
    Properties properties = new Properties();
    properties.putAll(database.properties());
    database.password().ifPresent(p -> properties.setProperty("password", p.text()));
    try {
      return Optional.ofNullable(drivers.driver(database).connect(database.url(), properties))
          .orElseThrow(
              () ->
                  new DscException(
                      Code.DATABASE_UNREACHABLE,
                      "the driver of "
                          + database.kind().label()
                          + " does not know addresses like "
                          + database.shown()));
    } catch (SQLException e) {
      throw Failures.connecting(database, e);
    }
  }

  private static void prepare(Database database, Connection session) throws SQLException {
    if (database.initialSql().isPresent()) {
      try (Statement statement = session.createStatement()) {
        statement.execute(database.initialSql().get());
      }
    }
    if (database.kind().cursor() == DatabaseKind.Cursor.TRANSACTION) {
      session.setAutoCommit(false);
    }
  }

  @Override
  public List<Found> columns(Database database, String from) {
    return known.computeIfAbsent(
        new Question(database, from), asked -> with(database, s -> described(database, from, s)));
  }

  private static List<Found> described(Database database, String from, Connection session)
      throws SQLException {
    try (Statement statement = session.createStatement();
        ResultSet rows = statement.executeQuery("SELECT * FROM " + from + " WHERE 1 = 0")) {
      return found(database.kind(), rows.getMetaData());
    }
  }

  static List<Found> found(DatabaseKind kind, ResultSetMetaData columns) throws SQLException {
    List<Found> found = new ArrayList<>();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      found.add(new Found(columns.getColumnLabel(i), type(kind, columns, i)));
    }
    return List.copyOf(found);
  }

  private static SourceType type(DatabaseKind kind, ResultSetMetaData columns, int i)
      throws SQLException {
    String jdbcName = jdbcName(columns.getColumnType(i));
    String name = String.valueOf(columns.getColumnTypeName(i));
    return kind.dynamic()
        ? SourceTypes.load().dynamic(jdbcName, name)
        : SourceTypes.load().of(jdbcName, name, columns.getPrecision(i), columns.getScale(i));
  }

  /** The name of a JDBC type; databases have numbers of their own for types of their own. */
  private static String jdbcName(int type) {
    return Stream.of(JDBCType.values())
        .filter(each -> each.getVendorTypeNumber() == type)
        .findFirst()
        .orElse(JDBCType.OTHER)
        .name();
  }

  @Override
  public List<FoundTable> tables(Database database) {
    return with(
        database,
        session -> {
          DatabaseMetaData catalog = session.getMetaData();
          String[] kinds = {"TABLE", "VIEW", "BASE TABLE", "PARTITIONED TABLE"};
          List<FoundTable> found = new ArrayList<>();
          try (ResultSet tables = catalog.getTables(session.getCatalog(), null, "%", kinds)) {
            while (tables.next()) {
              String schema = Optional.ofNullable(tables.getString("TABLE_SCHEM")).orElse("");
              if (!SYSTEM_SCHEMAS.contains(schema.toLowerCase(Locale.ROOT))) {
                String table = tables.getString("TABLE_NAME");
                found.add(
                    new FoundTable(schema.isEmpty() ? List.of(table) : List.of(schema, table)));
              }
            }
          }
          return List.copyOf(found);
        });
  }

  @Override
  public List<Fetch> parts(Fetch fetch) {
    return fetch.partition().isEmpty()
        ? List.of(fetch)
        : with(
            fetch.database(), session -> Parts.of(fetch, fetch.partition().orElseThrow(), session));
  }

  @Override
  public List<String> fetch(Fetch fetch, BadRowRule rule, RowSink sink) {
    return with(
        fetch.database(),
        session -> {
          try (Portions portions = portions(session, fetch)) {
            return copy(portions, fetch, rule, sink);
          }
        });
  }

  private static List<String> copy(Portions portions, Fetch fetch, BadRowRule rule, RowSink sink)
      throws SQLException {
    ResultSet first = portions.next().orElseThrow();
    List<Found> found = found(fetch.database().kind(), first.getMetaData());
    try (RowReader reader = new RowReader(fetch, found, rule)) {
      reader.copy(first, sink);
      for (Optional<ResultSet> rows = portions.next(); rows.isPresent(); rows = portions.next()) {
        reader.copy(rows.get(), sink);
      }
      return reader.end();
    }
  }

  private static Portions portions(Connection session, Fetch fetch) throws SQLException {
    Optional<Portions> declared =
        fetch.query().limit().isEmpty()
                && fetch.database().kind().cursor() == DatabaseKind.Cursor.TRANSACTION
            ? DeclaredCursor.of(session, fetch.query())
            : Optional.empty();
    return declared.isPresent() ? declared.get() : Result.of(session, fetch);
  }

  static PreparedStatement statement(Connection session, Fetch.Query query, String sql)
      throws SQLException {
    PreparedStatement statement = session.prepareStatement(sql);
    if (query.limit().isPresent()) {
      statement.setMaxRows(query.limit().get());
    }
    int at = 1;
    for (Value value : query.values()) {
      statement.setObject(at++, parameter(value));
    }
    return statement;
  }

  private static Object parameter(Value value) {
    return switch (value) {
      case Value.Null ignored -> throw new IllegalArgumentException("null is no parameter");
      case Value.Bool bool -> bool.value();
      case Value.Int number -> number.value();
      case Value.Real real -> real.value();
      case Value.Text text -> text.value();
      case Value.Date date -> date.value();
      case Value.DateTime time -> time.value();
    };
  }
}
