package dsc.hyper;

import dsc.diag.DscException;
import dsc.extract.Direct;
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
  private final Map<String, TableName> names = new LinkedHashMap<>();
  private boolean loaded;

  SharedStage(SharedRows rows, Path folder, int number) {
    this.rows = rows;
    this.alias = "shared" + number;
    this.file = folder.resolve(alias + ".hyper");
    rows.loads()
        .keySet()
        .forEach(table -> names.put(table, TableName.of(alias, "public", "rows" + names.size())));
  }

  /**
   * The program as it reads from the loaded rows, which the session can see from now on.
   *
   * @param mended files to read in place of others
   */
  ExtractProgram from(ExtractProgram program, Session session, Map<Path, Path> mended) {
    load(session, mended);
    session.keepOpen(file, alias);
    Map<String, String> quoted = new LinkedHashMap<>();
    names.forEach((table, name) -> quoted.put(table, name.sql()));
    return rows.from(program, quoted);
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
            (table, load) -> {
              TableName name = names.get(table);
              boolean copied =
                  mended.isEmpty()
                      && load.copied().filter(c -> copy(name, load, c, session)).isPresent();
              if (!copied) {
                session
                    .connection()
                    .execute(
                        "CREATE TABLE "
                            + name.sql()
                            + " AS\n"
                            + load.query().reading(mended).sql());
              }
            });
    before.requireUnchanged();
  }

  /** Whether the files were loaded as they are; if not, the query has the last word. */
  private static boolean copy(
      TableName name, SharedRows.Load load, Direct.Copied copied, Session session) {
    session.catalog().createTable(Templates.definition(name, load.columns()));
    try {
      FileCopy.into(name, copied, session);
      return true;
    } catch (DscException failure) {
      if (!FileCopy.isOfRows(failure)) {
        throw failure;
      }
      session.catalog().dropTable(name);
      return false;
    }
  }
}
