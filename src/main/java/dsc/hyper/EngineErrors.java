package dsc.hyper;

import dsc.diag.Code;
import dsc.diag.DscException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/** The engine's complaints as ours: its words, without protocol fields and stack traces. */
final class EngineErrors {
  private static final String CANCELLED = "57014";

  private EngineErrors() {}

  static DscException of(SQLException e, HyperProcess process) {
    Optional<ServerErrorMessage> said =
        e instanceof PSQLException failure
            ? Optional.ofNullable(failure.getServerErrorMessage())
            : Optional.empty();
    if (said.isEmpty()) {
      return lost(e, process);
    }
    if (CANCELLED.equals(e.getSQLState())) {
      return new DscException(Code.ENGINE_QUERY_FAILED, "the query was cancelled");
    }
    List<String> details =
        Optional.ofNullable(said.get().getDetail()).stream()
            .flatMap(String::lines)
            .filter(line -> !line.isBlank())
            .toList();
    String message = clean(String.valueOf(said.get().getMessage()));
    // A place in a file belongs into the sentence; a place in our SQL helps only those who know it.
    boolean inSql = details.stream().anyMatch(line -> line.startsWith("line "));
    return inSql || details.isEmpty()
        ? new DscException(Code.ENGINE_QUERY_FAILED, "the Hyper engine says: " + message, details)
        : new DscException(
            Code.ENGINE_QUERY_FAILED,
            "the Hyper engine says: %s (%s)".formatted(message, clean(details.getFirst())));
  }

  private static DscException lost(SQLException e, HyperProcess process) {
    return process
        .ending()
        .map(
            how ->
                new DscException(
                    Code.ENGINE_FAILED, "the Hyper engine ended while it was needed: " + how))
        .orElseGet(
            () ->
                new DscException(
                    Code.ENGINE_FAILED,
                    "the connection to the Hyper engine broke: "
                        + clean(String.valueOf(e.getMessage())),
                    e));
  }

  private static String clean(String text) {
    return text.replaceAll("\\p{Cntrl}+", " ").strip();
  }
}
