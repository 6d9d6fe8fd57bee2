package dsc.hyper;

import dsc.diag.DscException;
import dsc.extract.ExtractProgram;
import dsc.extract.SharedRows;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Rows that many extracts take theirs from, loaded into a database of their own when the first of
 * them is made. Thread-safe; who comes while they are loaded waits.
 */
final class SharedStage {
  private final SharedRows rows;
  private final Path file;
  private final String alias;
  private final Map<String, String> names = new LinkedHashMap<>();
  private boolean loaded;

  SharedStage(SharedRows rows, Path folder, int number) {
    this.rows = rows;
    this.alias = "shared" + number;
    this.file = folder.resolve(alias + ".hyper");
    rows.loads()
        .keySet()
        .forEach(
            table -> names.put(table, TableName.of(alias, "public", "rows" + names.size()).sql()));
  }

  /**
   * The program as it reads from the loaded rows, which the session can see from now on.
   *
   * @param mended files to read in place of others
   */
  ExtractProgram from(ExtractProgram program, Session session, Map<Path, Path> mended) {
    load(session, mended);
    session.keepOpen(file, alias);
    return rows.from(program, names);
  }

  private synchronized void load(Session session, Map<Path, Path> mended) {
    if (loaded) {
      return;
    }
    session.catalog().createDatabase(file);
    session.keepOpen(file, alias);
    try {
      fill(session, mended);
    } catch (DscException failure) {
      remove(session, failure);
      throw failure;
    }
    loaded = true;
  }

  /** So that it can be loaded again. */
  private void remove(Session session, DscException failure) {
    try {
      session.letGo(alias);
      session.catalog().dropDatabase(file);
    } catch (DscException whileCleaning) {
      failure.addSuppressed(whileCleaning);
    }
  }

  private void fill(Session session, Map<Path, Path> mended) {
    SourceStates before = SourceStates.of(rows.files());
    rows.loads()
        .forEach(
            (table, query) ->
                session
                    .connection()
                    .execute(
                        "CREATE TABLE "
                            + names.get(table)
                            + " AS\n"
                            + query.reading(mended).sql()));
    before.requireUnchanged();
  }
}
