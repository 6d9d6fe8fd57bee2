package dsc;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dsc.check.Typed;
import dsc.diag.Ansi;
import dsc.diag.Diagnostics;
import dsc.diag.HumanRenderer;
import dsc.diag.Severity;
import dsc.diag.SourceFile;
import dsc.gen.SchemaNeeded;
import dsc.gen.SpecGen;
import dsc.lower.Lowering;
import dsc.model.Datasource;
import dsc.model.Normalizer;
import dsc.plan.diff.Differ;
import dsc.spec.ValueExpr;
import dsc.tds.TdsChecklist;
import dsc.tds.TdsReader;
import dsc.tds.TdsWriter;
import dsc.tds.Xsd;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AddLifecycleHook;

/**
 * Whatever a valid spec says, what is written is a data source: valid under Tableau's schema and
 * the checklist, and read as it was meant.
 */
final class SpecProperties {
  private static final Compiler COMPILER = new Compiler();

  @Property
  @AddLifecycleHook(SchemaNeeded.class)
  void everySpecGivesAValidDataSource(@ForAll long seed) {
    check(seed);
  }

  /** The law for the spec of one seed. */
  static void check(long seed) {
    Datasource datasource = compile(seed);
    byte[] tds = TdsWriter.write(datasource);
    assertEquals(Optional.empty(), Xsd.problem(tds), () -> SpecGen.spec(seed));
    assertEquals(List.of(), TdsChecklist.check(tds), () -> SpecGen.spec(seed));
    Diagnostics diags = new Diagnostics();
    Datasource read = TdsReader.read("d.tds", tds, diags).orElseThrow();
    assertEquals(List.of(), diags.sorted(), () -> SpecGen.spec(seed));
    Datasource written = Normalizer.normalize(datasource);
    Datasource again = Normalizer.normalize(read);
    assertEquals(List.of(), Differ.diff(again, written), () -> SpecGen.spec(seed));
    assertEquals(written.elements().keySet(), again.elements().keySet());
  }

  private static Datasource compile(long seed) {
    SourceFile file = new SourceFile("spec.yaml", SpecGen.spec(seed));
    Diagnostics diags = new Diagnostics();
    Optional<Typed> typed = COMPILER.compile(file, diags);
    Diagnostics errors = new Diagnostics();
    diags.sorted().stream().filter(d -> d.severity() == Severity.ERROR).forEach(errors::report);
    assertEquals("", new HumanRenderer(Ansi.OFF, 100).render(errors), file.text());
    return new Lowering(typed.orElseThrow(), COMPILER.connections())
        .lower(expr -> ((ValueExpr.Fixed) expr).value());
  }
}
