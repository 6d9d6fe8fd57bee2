package dsc.hyper;

import dsc.diag.Code;
import dsc.diag.DscException;
import dsc.extract.Databases;
import dsc.extract.Direct;
import dsc.extract.ExtractEngine;
import dsc.extract.ExtractProgram;
import dsc.extract.ExtractProgram.BadRowRule;
import dsc.extract.ExtractProgram.Check;
import dsc.extract.ExtractProgram.OutputTable;
import dsc.extract.ExtractResult;
import dsc.extract.Fetch;
import dsc.extract.SharedRows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** Runs extract programs on one engine process, several at once when several threads ask. */
public final class HyperExtractEngine implements ExtractEngine {
  private final HyperProcess process;
  private final Templates templates;
  private final MendedFiles mended;
  private final ConcurrentLinkedDeque<Session> idle = new ConcurrentLinkedDeque<>();
  private final Databases databases;
  private final Stage stage;
  private final AtomicInteger runs = new AtomicInteger();
  private final AtomicInteger stages = new AtomicInteger();
  private volatile Map<SharedRows.Key, SharedStage> shared = Map.of();

  /**
   * Takes the process over: closing the engine ends it.
   *
   * @param databases asked for the rows that programs fetch
   */
  public HyperExtractEngine(HyperProcess process, Databases databases) {
    this.process = process;
    this.databases = databases;
    this.stage = new Stage(process, databases);
    this.templates = new Templates(process.scratchFolder());
    this.mended = new MendedFiles(process);
  }

  /** The rows of databases that queries read. */
  public Stage stage() {
    return stage;
  }

  @Override
  public void announce(List<ExtractProgram> programs) {
    Map<SharedRows.Key, SharedStage> announced = new HashMap<>();
    SharedRows.among(programs)
        .forEach(
            (key, rows) ->
                announced.put(
                    key, new SharedStage(rows, process.scratchFolder(), stages.incrementAndGet())));
    shared = Map.copyOf(announced);
  }

  @Override
  public ExtractResult run(ExtractProgram program, Path output) {
    if (Files.exists(output)) {
      throw new DscException(Code.IO_FAILED, "`" + output + "` exists already");
    }
    try {
      return fastest(program, output);
    } catch (DscException failure) {
      if (!FileCopy.isOfRows(failure) || program.inputs().isEmpty()) {
        throw failure;
      }
      List<String> notes = new ArrayList<>(mended.mend(program, failure));
      ExtractResult made = attempt(program.queried(), output);
      notes.addAll(made.notes());
      return new ExtractResult(made.rows(), made.kept(), notes);
    }
  }

  /** Copies files where that gives the same rows; the query has the last word. */
  private ExtractResult fastest(ExtractProgram program, Path output) {
    if (program.copies() && mended.all().isEmpty()) {
      try {
        return attempt(program, output);
      } catch (DscException failure) {
        // The query finds the same, with the row that is to blame, or shows that all is well.
        if (!FileCopy.isOfRows(failure)) {
          throw failure;
        }
      }
    }
    return attempt(program.queried(), output);
  }

  private ExtractResult attempt(ExtractProgram program, Path output) {
    Session session = Optional.ofNullable(idle.poll()).orElseGet(() -> new Session(process));
    // One name for each run, since attached databases belong to the process, not the connection.
    String alias = "extract" + runs.incrementAndGet();
    try {
      ExtractResult result = run(program, session, output, alias);
      idle.push(session);
      return result;
    } catch (DscException failure) {
      discard(session, alias, output, failure);
      throw SourceErrors.explained(failure);
    }
  }

  private ExtractResult run(ExtractProgram whole, Session session, Path output, String alias) {
    Continuation continued = Continuation.of(whole, session, alias + " base");
    ExtractProgram program = continued.program();
    List<String> notes = new ArrayList<>(stage.load(program, staged(program), session));
    Optional<SharedStage> many =
        continued.isWhole()
            ? SharedRows.key(program).flatMap(key -> Optional.ofNullable(shared.get(key)))
            : Optional.empty();
    Map<String, String> others = mended.all();
    ExtractProgram direct =
        many.map(s -> s.from(program, session, others))
            .orElseGet(() -> others.isEmpty() ? program : program.reading(others));
    if (continued.isWhole()) {
      templates.copy(direct.tables(), session, output);
    } else {
      continued.copy(output);
    }
    SortedMap<String, Long> rows = new TreeMap<>();
    if (direct.tables().stream().allMatch(table -> table.query().isEmpty())) {
      direct.tables().forEach(table -> rows.put(table.name(), 0L));
      return new ExtractResult(rows);
    }
    session.catalog().attach(output, alias);
    SourceStates before = SourceStates.of(many.isPresent() ? List.of() : program.files());
    long kept = 0;
    for (OutputTable table : direct.tables()) {
      long stay = continued.keep(table, session, alias);
      kept += stay;
      Loaded loaded = fill(table, direct.badRows(), session, output, alias);
      rows.put(table.name(), stay + loaded.rows());
      notes.addAll(loaded.notes());
    }
    before.requireUnchanged();
    direct.tables().forEach(table -> check(direct.checks(), table.name(), session, alias));
    session.catalog().detach(alias);
    return new ExtractResult(rows, kept, notes);
  }

  private Loaded fill(
      OutputTable table, BadRowRule rule, Session session, Path output, String alias) {
    TableName name = TableName.of(alias, Templates.SCHEMA, table.name());
    if (table.direct().isPresent()) {
      return switch (table.direct().get()) {
        case Direct.Fetched fetched ->
            new FetchLoader(process, databases, output, alias)
                .load(fetched.fetch(), Templates.definition(name, table.columns()), rule);
        case Direct.Copied copied -> new Loaded(FileCopy.into(name, copied, session));
      };
    }
    long rows =
        table
            .query()
            .map(q -> session.connection().execute("INSERT INTO " + name.sql() + "\n" + q.sql()))
            .orElse(0L);
    return new Loaded(rows);
  }

  /** Looks at the rows that are really there, whatever the query was meant to select. */
  private static void check(List<Check> checks, String table, Session session, String alias) {
    List<Check> own = checks.stream().filter(check -> check.table().equals(table)).toList();
    if (own.isEmpty()) {
      return;
    }
    String from = " FROM " + TableName.of(alias, Templates.SCHEMA, table).sql() + " WHERE ";
    String any =
        own.stream().map(c -> "(" + c.violation() + ")").collect(Collectors.joining(" OR "));
    if (session.connection().scalar("SELECT 1" + from + any + " LIMIT 1").isEmpty()) {
      return;
    }
    for (Check check : own) {
      long foreign = session.count("SELECT COUNT(*)" + from + check.violation());
      if (foreign > 0) {
        throw new DscException(
            Code.FOREIGN_ROWS,
            "%d %s of the finished extract %s not the tenant's by `%s`"
                .formatted(
                    foreign,
                    foreign == 1 ? "row" : "rows",
                    foreign == 1 ? "is" : "are",
                    check.field()),
            List.of("nothing of this extract was published"));
      }
    }
  }

  /** What must be loaded before the queries run. */
  private static List<Fetch> staged(ExtractProgram program) {
    boolean needed =
        program.tables().stream().anyMatch(t -> t.query().isPresent() && t.direct().isEmpty());
    return needed ? program.fetches() : List.of();
  }

  /** Removes the unfinished file, also when the engine that wrote it is gone. */
  private static void discard(Session session, String alias, Path output, DscException failure) {
    try (session) {
      session.catalog().detach(alias);
    } catch (DscException whileCleaning) {
      failure.addSuppressed(whileCleaning);
    }
    try {
      Files.deleteIfExists(output);
    } catch (IOException whileCleaning) {
      failure.addSuppressed(whileCleaning);
    }
  }

  @Override
  public void close() {
    process.close();
  }
}
