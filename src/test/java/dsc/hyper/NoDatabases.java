package dsc.hyper;

import dsc.extract.Database;
import dsc.extract.Databases;
import dsc.extract.ExtractProgram.BadRowRule;
import dsc.extract.Fetch;
import dsc.extract.RowSink;
import java.util.List;

/** For tests that read no database. */
public final class NoDatabases implements Databases {
  public static final NoDatabases INSTANCE = new NoDatabases();

  private NoDatabases() {}

  @Override
  public List<Found> columns(Database database, String from) {
    throw new AssertionError("no database is read here");
  }

  @Override
  public List<FoundTable> tables(Database database) {
    throw new AssertionError("no database is read here");
  }

  @Override
  public List<Fetch> parts(Fetch fetch) {
    throw new AssertionError("no database is read here");
  }

  @Override
  public List<String> fetch(Fetch fetch, BadRowRule rule, RowSink sink) {
    throw new AssertionError("no database is read here");
  }
}
