package dsc.hyper;

import dsc.diag.DscException;
import dsc.extract.Direct;
import dsc.extract.ExtractProgram;
import dsc.extract.SharedRows;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Rows that many extracts take theirs from, loaded into a database of their own when the first of
 * them is made. Thread-safe; who comes while they are loaded waits.
 */
final class SharedStage {
  private final SharedRows rows;
  private final Path file;
  private final String alias;
  private final List<Target> targets;
  private boolean loaded;

  SharedStage(SharedRows rows, Path folder, int number) {
    this.rows = rows;
    this.alias = "shared" + number;
    this.file = folder.resolve(alias + ".hyper");
    List<Target> all = new ArrayList<>();
    rows.loads()
        .forEach(
            (table, load) ->
                all.add(
                    new Target(table, TableName.of(alias, "public", "rows" + all.size()), load)));
    targets = List.copyOf(all);
  }

  /** Where the rows of a table of the programs go. */
  private record Target(String table, TableName name, SharedRows.Load load) {}

  /**
   * The program as it reads from the loaded rows, which the session can see from now on.
   *
   * @param mended files to read in place of others
   */
  ExtractProgram from(ExtractProgram program, Session session, Map<String, String> mended) {
    load(session, mended);
    session.keepOpen(file, alias);
    Map<String, String> names = new LinkedHashMap<>();
    targets.forEach(target -> names.put(target.table(), target.name().sql()));
    return rows.from(program, names);
  }

  private synchronized void load(Session session, Map<String, String> mended) {
    if (loaded) {
      return;
    }
    session
        .catalog()
        .createDatabase(
            file, targets.stream().flatMap(target -> target.load().columns().stream()).toList());
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

  private void fill(Session session, Map<String, String> mended) {
    SourceStates before = SourceStates.of(rows.files());
    for (Target target : targets) {
      Optional<Direct.Copied> whole = mended.isEmpty() ? target.load().copied() : Optional.empty();
      if (whole.filter(copied -> copy(target, copied, session)).isEmpty()) {
        String query = target.load().query().reading(mended).sql();
        session.connection().execute("CREATE TABLE " + target.name().sql() + " AS\n" + query);
      }
    }
    before.requireUnchanged();
  }

  /** Whether the files were loaded as they are; if not, the query has the last word. */
  private static boolean copy(Target target, Direct.Copied copied, Session session) {
    session.catalog().createTable(Templates.definition(target.name(), target.load().columns()));
    try {
      FileCopy.into(target.name(), copied, session);
      return true;
    } catch (DscException failure) {
      if (!FileCopy.isOfRows(failure)) {
        throw failure;
      }
      session.catalog().dropTable(target.name());
      return false;
    }
  }
}
