package dsc.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dsc.diag.Code;
import dsc.diag.DscException;
import dsc.gen.ModelEdits;
import dsc.model.Datasource;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** A saved plan is the plan. */
final class PlanJsonProperties {

  @Provide
  Arbitrary<Plan> plans() {
    return ModelEdits.pairs().map(PlanJsonProperties::plan);
  }

  @Provide
  Arbitrary<List<Integer>> places() {
    return Arbitraries.integers().between(0, 1_000_000).list().ofSize(3);
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void aPlanReadBackIsTheSame(@ForAll("plans") Plan plan) {
    assertEquals(plan, PlanJson.read(PlanJson.write(plan)));
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void aDamagedPlanIsRefusedWithACode(
      @ForAll("plans") Plan plan, @ForAll("places") List<Integer> places) {
    String text = PlanJson.write(plan);
    int cut = places.get(0) % (text.length() - 2);
    String damaged = text.substring(0, cut) + text.substring(cut + 1);
    DscException failure = assertThrows(DscException.class, () -> PlanJson.read(damaged));
    assertTrue(
        List.of(Code.PLAN_FILE_INVALID, Code.PLAN_FILE_OTHER_VERSION).contains(failure.code()));
  }

  private static Plan plan(ModelEdits.Pair pair) {
    Datasource before = pair.before();
    Desired desired = Wanted.live(PublicationKey.of("a", "t]"), "Ä", pair.after());
    Published published =
        new Published(
            new TreeMap<>(),
            before,
            Optional.of(pair.after()),
            Optional.of(new PublishedExtract(Optional.empty())),
            new Revision("7"));
    Comparison comparison = new Comparison(desired, java.util.Set.of());
    return new Plan(
        "0.1.0",
        "memory",
        List.of(
            comparison.update(published, List.of("a note\nof two lines")),
            comparison.create(List.of()),
            comparison.refuse(Code.NOT_MANAGED, "no")));
  }
}
