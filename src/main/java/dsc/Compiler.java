package dsc;

import dsc.catalog.ConnectionCatalog;
import dsc.catalog.FunctionCatalog;
import dsc.check.MemberFormulas;
import dsc.check.Rules;
import dsc.check.TypeChecker;
import dsc.check.Typed;
import dsc.diag.Diagnostics;
import dsc.diag.SourceFile;
import dsc.evaluate.SpecTests;
import dsc.resolve.Resolved;
import dsc.resolve.Resolver;
import dsc.spec.DatasourceSpec;
import dsc.spec.SchemaCheck;
import dsc.spec.SpecReader;
import dsc.spec.SpecSchema;
import dsc.spec.YamlNode;
import dsc.spec.YamlReader;
import java.util.Optional;

/**
 * The line from text to a checked spec. Everything that is wrong is reported in one run, with two
 * gates: a file of the wrong shape is not looked into for meaning, and nothing after the second
 * gate can fail on the user's input.
 */
public final class Compiler {
  private final FunctionCatalog functions = FunctionCatalog.standard();
  private final ConnectionCatalog connections = ConnectionCatalog.load();
  private final SpecSchema schema = SpecSchema.DATASOURCE;

  /** Loads what every spec needs. To be called beside other work that takes as long. */
  public static void prepare() {
    SchemaCheck.prepare(SpecSchema.DATASOURCE);
  }

  /** Checks one spec as far as its text alone goes; empty when it has errors. */
  public Optional<Typed> compile(SourceFile file, Diagnostics diags) {
    return read(file, diags).flatMap(spec -> check(spec, diags));
  }

  /** The shape of the file: gate 1. */
  public Optional<DatasourceSpec> read(SourceFile file, Diagnostics diags) {
    Diagnostics own = new Diagnostics();
    Optional<YamlNode> root = YamlReader.read(file, own);
    root.ifPresent(node -> SchemaCheck.check(node, schema, own));
    Optional<DatasourceSpec> spec = root.flatMap(node -> SpecReader.read(node, file, own));
    diags.reportAll(own.sorted());
    return own.hasErrors() ? Optional.empty() : spec;
  }

  /** Names, types and rules: gate 2. */
  public Optional<Typed> check(DatasourceSpec spec, Diagnostics diags) {
    Diagnostics own = new Diagnostics();
    Resolved resolved = Resolver.resolve(spec, own);
    TypeChecker checker = new TypeChecker(functions, resolved.symbols(), resolved.formulas(), own);
    MemberFormulas.check(resolved, checker, own);
    Typed typed = Typed.of(resolved, checker);
    Rules.ALL.forEach(rule -> rule.check(typed, own));
    SpecTests.bind(typed, own);
    diags.reportAll(own.sorted());
    return own.hasErrors() ? Optional.empty() : Optional.of(typed);
  }

  /** The functions formulas may call. */
  public FunctionCatalog functions() {
    return functions;
  }

  /** The connection classes specs may name. */
  public ConnectionCatalog connections() {
    return connections;
  }
}
