package dsc;

import dsc.catalog.Decimal;
import dsc.catalog.FunctionCatalog;
import dsc.extract.Calculated;
import dsc.extract.ExtractPlanner;
import dsc.extract.ExtractProgram;
import dsc.extract.FileInspector;
import dsc.extract.Increment;
import dsc.extract.TableSource;
import dsc.extract.TenantChecks;
import dsc.model.Datasource;
import dsc.model.Extract;
import dsc.plan.ExtractFingerprint;
import dsc.plan.ExtractFingerprint.Part;
import dsc.plan.Fingerprint;
import dsc.resolve.Symbol;
import dsc.resolve.TenantColumns;
import dsc.spec.ExtractSpec;
import dsc.tds.TdsWriter;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes of each variant what is published: the data source, its TDS and the program of its extract.
 */
public final class Artifacts {
  private final FunctionCatalog functions;
  private final FileInspector inspector;
  private final LocalDateTime now;
  private final Map<Path, String> fingerprints = new ConcurrentHashMap<>();
  private final TdsWriter writer = new TdsWriter();

  /**
   * With what relative dates in extract filters count from.
   *
   * @param inspector asked for the content of the files extracts are read from
   */
  public Artifacts(Compiler compiler, FileInspector inspector, LocalDateTime now) {
    this.functions = compiler.functions();
    this.inspector = inspector;
    this.now = now;
  }

  /** What a variant becomes, apart from the rows. */
  public record Artifact(
      Variant variant, Datasource datasource, Optional<Rows> rows, TdsWriter writer) {
    /** The TDS. */
    public byte[] tds() {
      return writer.document(datasource);
    }
  }

  /** How the extract is made and what it is made of. */
  public static final class Rows {
    private final ExtractProgram program;
    private final Supplier<ExtractFingerprint> taken;
    private final String entry;
    private Optional<ExtractFingerprint> fingerprint = Optional.empty();

    private Rows(ExtractProgram program, Supplier<ExtractFingerprint> taken, String entry) {
      this.program = program;
      this.taken = taken;
      this.entry = entry;
    }

    /** How the extract is made. */
    public ExtractProgram program() {
      return program;
    }

    /** The name of the extract in its package. */
    public String entry() {
      return entry;
    }

    /**
     * What the extract is made of. Taken when first asked for, because it reads every source file
     * to its end and only plans need it.
     *
     * @throws dsc.diag.DscException when a source file cannot be read
     */
    public synchronized ExtractFingerprint fingerprint() {
      ExtractFingerprint known = fingerprint.orElseGet(taken);
      fingerprint = Optional.of(known);
      return known;
    }
  }

  /**
   * Everything about a variant.
   *
   * @throws dsc.diag.DscException when a source file cannot be read
   */
  public Artifact artifact(Sourced sourced) {
    Variant variant = sourced.variant();
    Datasource datasource = sourced.datasource();
    Optional<Rows> rows =
        datasource
            .only(Extract.class)
            .flatMap(extract -> sourced.source().map(s -> rows(variant, datasource, extract, s)));
    return new Artifact(variant, datasource, rows, writer);
  }

  /** Everything about some variants, in their order; on several processors at once. */
  public List<Artifact> artifacts(List<Sourced> all) {
    return all.parallelStream().map(this::artifact).toList();
  }

  private Rows rows(Variant variant, Datasource datasource, Extract extract, TableSource source) {
    Map<String, Calculated> calculations =
        source instanceof TableSource.None
            ? Map.of()
            : ExtractCalculations.sql(variant, source, now, functions);
    ExtractProgram program =
        ExtractPlanner.plan(datasource, extract, source, calculations, now)
            .withChecks(checks(variant, datasource, extract, source))
            .withBadRows(badRows(variant))
            .withIncrement(increment(variant, extract));
    return new Rows(program, () -> fingerprint(program), extract.path());
  }

  private ExtractFingerprint fingerprint(ExtractProgram program) {
    Map<Part, Fingerprint> parts = new EnumMap<>(Part.class);
    parts.put(Part.COLUMNS, Fingerprint.of(columns(program)));
    parts.put(
        Part.FILTERS,
        Fingerprint.of(program.tables().stream().flatMap(t -> t.filters().stream()).toList()));
    parts.put(Part.PROGRAM, Fingerprint.of(List.of(program.portableText())));
    if (!program.inputs().isEmpty()) {
      parts.put(Part.SOURCE, Fingerprint.of(sources(program)));
    }
    return ExtractFingerprint.of(parts);
  }

  private static Optional<Increment> increment(Variant variant, Extract extract) {
    return extract
        .incrementKey()
        .map(field -> new Increment(field, window(variant), Optional.empty()));
  }

  private static Increment.Window window(Variant variant) {
    return variant
        .typed()
        .resolved()
        .spec()
        .extract()
        .flatMap(ExtractSpec::incremental)
        .flatMap(
            said ->
                said.last()
                    .map(
                        last ->
                            new Increment.Window(
                                last.value(),
                                said.period().map(p -> unit(p.value())).orElse(ChronoUnit.DAYS))))
        .orElse(Increment.Window.NONE);
  }

  private static ChronoUnit unit(ExtractSpec.WindowPeriod period) {
    return switch (period) {
      case HOUR -> ChronoUnit.HOURS;
      case DAY -> ChronoUnit.DAYS;
      case WEEK -> ChronoUnit.WEEKS;
      case MONTH -> ChronoUnit.MONTHS;
      case YEAR -> ChronoUnit.YEARS;
    };
  }

  private static ExtractProgram.BadRowRule badRows(Variant variant) {
    ExtractSpec.OnBadRow rule =
        variant
            .typed()
            .resolved()
            .spec()
            .extract()
            .map(ExtractSpec::onBadRow)
            .orElse(ExtractSpec.OnBadRow.FAIL);
    return switch (rule) {
      case FAIL -> new ExtractProgram.BadRowRule.Fail();
      case SKIP -> new ExtractProgram.BadRowRule.Skip();
      case QUARANTINE ->
          new ExtractProgram.BadRowRule.Quarantine(variant.folder().resolve("quarantine"));
    };
  }

  private List<ExtractProgram.Check> checks(
      Variant variant, Datasource datasource, Extract extract, TableSource source) {
    if (variant.tenant().isEmpty() || source instanceof TableSource.None) {
      return List.of();
    }
    TenantColumns columns = TenantColumns.of(variant.typed().resolved());
    Set<String> filtered =
        columns.filtered().stream().map(Symbol.Field::internalName).collect(Collectors.toSet());
    Map<String, String> joined = new TreeMap<>();
    columns
        .joined()
        .forEach((column, leader) -> joined.put(column.internalName(), leader.internalName()));
    return TenantChecks.of(
        datasource,
        extract,
        filtered,
        joined,
        ExtractCalculations.kept(variant, now, functions),
        now);
  }

  private static List<String> columns(ExtractProgram program) {
    List<String> texts = new ArrayList<>();
    for (ExtractProgram.OutputTable table : program.tables()) {
      texts.add(table.name());
      table.columns().forEach(c -> texts.add(c.name() + ' ' + type(c)));
    }
    return texts;
  }

  private static String type(ExtractProgram.Column column) {
    return column.decimal().map(Decimal::text).orElseGet(column.type()::toString);
  }

  private List<String> sources(ExtractProgram program) {
    return Stream.concat(
            program.files().stream()
                .map(f -> fingerprints.computeIfAbsent(f.path(), inspector::fingerprint)),
            program.fetches().stream()
                .map(fetch -> Fingerprint.of(List.of(fetch.identity())).toString()))
        .toList();
  }
}
