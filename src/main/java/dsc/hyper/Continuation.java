package dsc.hyper;

import dsc.catalog.Value;
import dsc.diag.Code;
import dsc.diag.DscException;
import dsc.extract.ExtractProgram;
import dsc.extract.ExtractProgram.OutputTable;
import dsc.extract.Increment;
import dsc.extract.NewRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Optional;

/**
 * A program that adds to a copy of an earlier file. How far that file goes is read from its own
 * rows, so it cannot be another than what is there.
 *
 * @param program the program of the rows that are missing
 * @param earlier the file and where it ends; empty when all rows are to be read
 */
record Continuation(ExtractProgram program, Optional<Earlier> earlier) {

  record Earlier(Path file, String field, Value bound) {}

  /**
   * Looks into the earlier file of a program, if it has one.
   *
   * @param alias a name for it that no other run uses
   */
  static Continuation of(ExtractProgram program, Session session, String alias) {
    Optional<Earlier> earlier =
        program
            .increment()
            .flatMap(
                increment ->
                    increment.base().flatMap(f -> end(program, increment, f, session, alias)));
    return new Continuation(
        earlier.map(e -> NewRows.above(program, e.field(), e.bound())).orElse(program), earlier);
  }

  private static Optional<Earlier> end(
      ExtractProgram program, Increment increment, Path file, Session session, String alias) {
    session.catalog().attach(file, alias);
    try {
      return program.tables().stream()
          .filter(table -> NewRows.grows(table, increment.field()))
          .findFirst()
          .flatMap(
              table ->
                  session
                      .connection()
                      .scalar(
                          "SELECT MAX("
                              + Sql.identifier(increment.field())
                              + ") FROM "
                              + TableName.of(alias, Templates.SCHEMA, table.name()).sql()))
          .map(highest -> new Earlier(file, increment.field(), increment.bound(value(highest))));
    } finally {
      session.catalog().detach(alias);
    }
  }

  private static Value value(Object highest) {
    return switch (highest) {
      case Long number -> new Value.Int(number);
      case LocalDate date -> new Value.Date(date);
      case LocalDateTime time -> new Value.DateTime(time);
      default -> throw new IllegalArgumentException("does not grow: " + highest);
    };
  }

  /** Whether all rows are read. */
  boolean isWhole() {
    return earlier.isEmpty();
  }

  /** Begins the new file with what the earlier one holds. */
  void copy(Path output) {
    try {
      Files.copy(earlier.orElseThrow().file(), output);
    } catch (IOException e) {
      throw new DscException(
          Code.IO_FAILED, "`" + output + "` could not be written: " + PrivateFolder.reason(e), e);
    }
  }

  /** Removes the rows of a table that are read again, and counts those that stay. */
  long keep(OutputTable table, Session session, String alias) {
    if (earlier.isEmpty()) {
      return 0;
    }
    String name = TableName.of(alias, Templates.SCHEMA, table.name()).sql();
    String replaced =
        NewRows.grows(table, earlier.get().field())
            ? " WHERE " + NewRows.replaced(earlier.get().field(), earlier.get().bound())
            : "";
    session.connection().execute("DELETE FROM " + name + replaced);
    return session.count("SELECT COUNT(*) FROM " + name);
  }
}
