package dsc.hyper;

import dsc.extract.Databases;
import dsc.extract.ExtractProgram;
import dsc.extract.ExtractProgram.BadRowRule;
import dsc.extract.ExtractProgram.Format;
import dsc.extract.ExtractProgram.InputFile;
import dsc.extract.Fetch;
import dsc.extract.Scan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Rows of databases, loaded once for each engine process into scratch files that go away with it,
 * where queries of every connection find them.
 */
public final class Stage {
  private final HyperProcess process;
  private final Databases databases;
  private final Map<String, StagedRows> staged = new ConcurrentHashMap<>();

  public Stage(HyperProcess process, Databases databases) {
    this.process = process;
    this.databases = databases;
  }

  /** Lets a connection see the tables of the .hyper files among these. */
  static void attach(List<InputFile> files, Connection connection) {
    Set<String> attached = new HashSet<>();
    for (InputFile file : files) {
      if (file.format() instanceof Format.Hyper && attached.add(Scan.alias(file))) {
        new Catalog(connection).attach(file.path(), Scan.alias(file));
      }
    }
  }

  /**
   * Loads what isn't loaded yet, and lets the connection see the rows of all these fetches and of
   * the .hyper files among the files.
   */
  public void load(List<InputFile> files, List<Fetch> fetches, Connection connection) {
    attach(files, connection);
    Set<String> attached = new HashSet<>();
    for (Fetch fetch : fetches) {
      if (attached.add(fetch.alias())) {
        new Catalog(connection).attach(rows(fetch).file(new BadRowRule.Fail()), fetch.alias());
      }
    }
  }

  /**
   * The same for a session, which keeps seeing what a program reads.
   *
   * @return which rows were left out just now, in sentences
   */
  List<String> load(ExtractProgram program, List<Fetch> fetches, Session session) {
    for (InputFile file : program.files()) {
      if (file.format() instanceof Format.Hyper) {
        session.keepOpen(file.path(), Scan.alias(file));
      }
    }
    List<String> notes = new ArrayList<>();
    for (Fetch fetch : fetches) {
      StagedRows rows = rows(fetch);
      session.keepOpen(rows.file(program.badRows()), fetch.alias());
      notes.addAll(rows.news());
    }
    return notes;
  }

  private StagedRows rows(Fetch fetch) {
    return staged.computeIfAbsent(
        fetch.alias(), alias -> new StagedRows(process, databases, fetch));
  }
}
