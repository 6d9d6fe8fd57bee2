package dsc.plan.hazard;

import dsc.diag.Code;
import dsc.model.Connection;
import dsc.model.ElementId;
import dsc.plan.diff.Change;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A connection is new or leads elsewhere, signs in as somebody else, or runs another statement
 * first. Attribute names are those of files saved by Tableau.
 */
final class ConnectionChanged implements Rule {
  /** Who signs in and how; besides these, every name with {@code oauth} in it. */
  private static final Set<String> CREDENTIALS =
      Set.of(
          "authentication",
          "authentication-type",
          "auth-mode",
          "service-account",
          "sslmode",
          "sslcert",
          "username",
          "workgroup-auth-mode");

  private static final Set<String> STATEMENTS =
      Set.of("initial_sql", "initial-sql", "one-time-sql", "query-band-spec");

  @Override
  public Stream<Hazard> judge(Change change, Scene scene) {
    if (change instanceof Change.Add add && add.after() instanceof Connection connection) {
      return Stream.of(
          hazard(
              Code.CONNECTION_CHANGED,
              connection.id(),
              "The data source reaches a system that it did not reach before.",
              scene));
    }
    return Sides.of(change, Connection.class).stream().flatMap(sides -> judge(sides, scene));
  }

  private static Stream<Hazard> judge(Sides<Connection> sides, Scene scene) {
    ElementId id = sides.after().id();
    Stream.Builder<Hazard> hazards = Stream.builder();
    Set<String> changed = changedAttributes(sides.before(), sides.after());
    boolean credentials = changed.removeIf(ConnectionChanged::isCredential);
    boolean statements = changed.removeIf(STATEMENTS::contains);
    if (!changed.isEmpty()
        || !sides.before().connectionClass().equals(sides.after().connectionClass())) {
      hazards.add(
          hazard(
              Code.CONNECTION_CHANGED,
              id,
              "The rows come from another place, whose access rules may differ.",
              scene));
    }
    if (credentials) {
      hazards.add(
          hazard(
              Code.CREDENTIALS_CHANGED,
              id,
              "The database sees another user or another way to sign in.",
              scene));
    }
    if (statements) {
      hazards.add(
          hazard(
              Code.INITIAL_SQL_CHANGED,
              id,
              "Another statement runs on the database before every use.",
              scene));
    }
    return hazards.build();
  }

  private static Hazard hazard(Code code, ElementId id, String reason, Scene scene) {
    return scene.base(code, ChangeClass.SECURITY, id, reason);
  }

  private static Set<String> changedAttributes(Connection before, Connection after) {
    Set<String> names = new TreeSet<>(before.attributes().keySet());
    names.addAll(after.attributes().keySet());
    names.removeIf(
        name ->
            before
                .attributes()
                .getOrDefault(name, "")
                .equals(after.attributes().getOrDefault(name, "")));
    return names;
  }

  private static boolean isCredential(String name) {
    return CREDENTIALS.contains(name) || name.toLowerCase(Locale.ROOT).contains("oauth");
  }
}
