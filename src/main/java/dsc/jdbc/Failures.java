package dsc.jdbc;

import dsc.diag.Code;
import dsc.diag.DscException;
import dsc.extract.Database;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLInvalidAuthorizationSpecException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.List;
import java.util.Optional;

/** The complaints of drivers as ours: one sentence, without secrets. */
final class Failures {
  private Failures() {}

  /** There is no session to be had. */
  static DscException connecting(Database database, SQLException e) {
    String what = database.kind().label() + " at " + database.shown();
    if (e instanceof SQLInvalidAuthorizationSpecException || state(e).startsWith("28")) {
      return new DscException(
          Code.DATABASE_SIGN_IN,
          what + " does not let us in: " + said(database, e),
          database.password().isPresent()
              ? List.of()
              : List.of("give a password: `password: ${env.NAME}` under `connection:`"));
    }
    return new DscException(
        Code.DATABASE_UNREACHABLE, what + " cannot be reached: " + said(database, e));
  }

  /** A query failed, or the session broke under it. */
  static DscException querying(Database database, SQLException e) {
    String label = database.kind().label();
    return isLost(e)
        ? new DscException(
            Code.DATABASE_LOST, "the connection to " + label + " broke: " + said(database, e))
        : new DscException(Code.DATABASE_QUERY_FAILED, label + " says: " + said(database, e));
  }

  /** Whether another session may have more luck. */
  private static boolean isLost(SQLException e) {
    // 08: connection; 57P01 to 57P03: the server is shut down or not up yet.
    boolean said = state(e).startsWith("08") || state(e).startsWith("57P0");
    return said
        || e instanceof SQLRecoverableException
        || e instanceof SQLNonTransientConnectionException
        || e instanceof SQLTransientConnectionException
        || e.getCause() instanceof IOException;
  }

  private static String state(SQLException e) {
    return Optional.ofNullable(e.getSQLState()).orElse("");
  }

  static String said(Database database, Exception e) {
    String text =
        String.valueOf(e.getMessage()).replaceAll("\\p{Cntrl}+\\s*", " ").replaceAll(" +", " ");
    return database
        .password()
        .map(password -> password.text())
        .filter(password -> !password.isEmpty())
        .map(password -> text.replace(password, "(hidden)"))
        .orElse(text)
        .strip();
  }
}
