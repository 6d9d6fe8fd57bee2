package dsc.hyper;

import dsc.diag.Code;
import dsc.diag.DscException;
import dsc.extract.Direct;
import dsc.extract.ExtractProgram.InputFile;
import java.util.List;

/** Loads files as they are, which takes the engine half as long as a query over them. */
final class FileCopy {
  private FileCopy() {}

  /**
   * Adds the rows to an empty table and tells how many there are.
   *
   * @throws DscException also when the engine would read a value otherwise than a query does
   */
  static long into(TableName table, Direct.Copied copied, Session session) {
    long rows = load(table, copied, session);
    if (copied.misread(table.sql()).filter(misread -> session.count(misread) > 0).isPresent()) {
      throw otherwise();
    }
    return rows;
  }

  private static long load(TableName table, Direct.Copied copied, Session session) {
    List<String> doubts =
        copied.files().stream().flatMap(file -> copied.doubts(file).stream()).toList();
    try (DoubtScan scan = new DoubtScan(doubts, session)) {
      long rows = 0;
      try {
        for (InputFile file : copied.files()) {
          rows += session.connection().execute(copied.statement(file, table.sql()));
        }
      } catch (DscException failure) {
        throw scan.found() ? otherwise() : failure;
      }
      if (scan.found()) {
        throw otherwise();
      }
      return rows;
    }
  }

  private static DscException otherwise() {
    return new DscException(Code.SOURCE_MALFORMED, "a value that a query reads otherwise");
  }

  /** Whether a query may do what failed so, or tell what is wrong with the rows. */
  static boolean isOfRows(DscException failure) {
    return failure.code() == Code.SOURCE_MALFORMED || failure.code() == Code.ENGINE_QUERY_FAILED;
  }
}
