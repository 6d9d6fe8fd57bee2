package dsc.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dsc.catalog.DataType;
import dsc.catalog.Role;
import dsc.diag.Code;
import dsc.diag.Diagnostic;
import dsc.diag.DscException;
import dsc.model.Datasource;
import dsc.model.ElementId;
import dsc.plan.ExtractFingerprint.Part;
import dsc.plan.StepResult.Status;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The life of a plan against a target in memory. */
final class PlanAndApplyTest {
  private static final PublicationKey FLIGHTS = PublicationKey.of("flights");
  private static final PublicationKey ACME = PublicationKey.of("sales", "acme");
  private static final Policy STANDARD = Policy.allowing(List.of());
  private static final Policy ANYTHING = Policy.allowing(List.of("all"));

  private final MemoryTarget target;
  private final Datasource base = Flights.base();

  PlanAndApplyTest(@TempDir Path folder) {
    this.target = new MemoryTarget(folder);
  }

  @Test
  void aNewDataSourceIsCreatedWithoutHazardsAndThenThereIsNothingLeftToDo() {
    List<Desired> wanted = List.of(Wanted.live(FLIGHTS, "Flights", base));
    Plan plan = plan(wanted, STANDARD);
    assertEquals(List.of(Action.CREATE), actions(plan));
    assertEquals(List.of(), plan.hazards());
    assertTrue(apply(plan, wanted).succeeded());
    assertTrue(plan(wanted, STANDARD).isEmpty());
    assertEquals(List.of(Status.NOTHING_TO_DO), statuses(apply(plan(wanted, STANDARD), wanted)));
  }

  @Test
  void aBreakingChangeIsRefusedUntilItIsAllowedByCodeClassOrAddress() {
    publish(Wanted.live(FLIGHTS, "Flights", base));
    List<Desired> wanted = List.of(Wanted.live(FLIGHTS, "Flights", withoutOrigin()));
    Plan plan = plan(wanted, STANDARD);
    assertFalse(plan.canApply());
    DscException refusal = assertThrows(DscException.class, () -> apply(plan, wanted));
    assertEquals(Code.HAZARD_NOT_ALLOWED, refusal.code());
    assertTrue(refusal.help().getFirst().contains("--allow DSC6101"), refusal.help().toString());
    for (String term : List.of("breaking", "DSC6101", "dsc6101@flights.field[Origin]", "all")) {
      assertTrue(plan.allowing(Policy.allowing(List.of(term))).canApply(), term);
    }
    assertFalse(plan.allowing(Policy.allowing(List.of("DSC6101@flights.field[X]"))).canApply());
  }

  @Test
  void whatSomebodyElseChangedIsDriftAndUndoingItIsAHazard() {
    Desired wanted = Wanted.live(FLIGHTS, "Flights", base);
    publish(wanted);
    target.changeByHand(
        FLIGHTS,
        Flights.with(base, Flights.column("delay", "Verspätung", DataType.INTEGER, Role.MEASURE)));
    Step step = plan(List.of(wanted), STANDARD).steps().getFirst();
    assertEquals(Action.UPDATE, step.action());
    assertEquals("field[Verspätung]", step.drift().getFirst().address().toString());
    assertEquals("field[Delay]", step.changes().getFirst().address().toString());
    assertTrue(step.hazards().stream().anyMatch(h -> h.hazard().code() == Code.DRIFT_OVERWRITTEN));
  }

  @Test
  void driftThatIsWhatTheSpecWantsIsNoDrift() {
    publish(Wanted.live(FLIGHTS, "Flights", base));
    target.changeByHand(FLIGHTS, withoutOrigin());
    Plan plan = plan(List.of(Wanted.live(FLIGHTS, "Flights", withoutOrigin())), STANDARD);
    assertTrue(plan.isEmpty());
    assertEquals(List.of(), plan.steps().getFirst().drift());
  }

  @Test
  void theExtractIsBuiltOnceAndAgainOnlyForAReason() {
    Map<Part, String> parts = Map.of(Part.COLUMNS, "a", Part.FILTERS, "b", Part.SOURCE, "c");
    Desired first = Wanted.extracted(FLIGHTS, "Flights", base, parts);
    assertEquals(
        ExtractDecision.of(ExtractDecision.Kind.BUILD, "there is no extract yet"),
        plan(List.of(first), STANDARD).steps().getFirst().extract());
    publish(first);
    assertTrue(plan(List.of(first), STANDARD).isEmpty());
    Desired other =
        Wanted.extracted(
            FLIGHTS,
            "Flights",
            base,
            Map.of(Part.COLUMNS, "a", Part.FILTERS, "x", Part.SOURCE, "y"));
    Step step = plan(List.of(other), STANDARD).steps().getFirst();
    assertEquals(Action.UPDATE, step.action());
    assertEquals(
        List.of("the extract filters changed", "the source data changed"),
        step.extract().reasons());
    Desired unwatched =
        Wanted.extracted(FLIGHTS, "Flights", base, Map.of(Part.COLUMNS, "a", Part.FILTERS, "b"));
    assertTrue(plan(List.of(unwatched), STANDARD).isEmpty());
    assertEquals(
        ExtractDecision.of(ExtractDecision.Kind.BUILD, "a refresh was asked for"),
        new Planner("1", target, STANDARD, Set.of(PlanOption.REFRESH))
            .plan(List.of(first))
            .steps()
            .getFirst()
            .extract());
  }

  @Test
  void whatNoSpecWantsAnyMoreIsKeptUnlessItIsPruned() {
    publish(Wanted.live(FLIGHTS, "Flights", base), Wanted.live(ACME, "Sales", base));
    List<Desired> wanted = List.of(Wanted.live(FLIGHTS, "Flights", base));
    Plan kept = plan(wanted, STANDARD);
    assertEquals(List.of(Action.NONE, Action.KEEP), actions(kept));
    assertTrue(kept.isEmpty());
    Plan pruned = new Planner("1", target, STANDARD, Set.of(PlanOption.PRUNE)).plan(wanted);
    assertEquals(List.of(Action.NONE, Action.REMOVE), actions(pruned));
    assertFalse(pruned.canApply());
    Plan allowed = pruned.allowing(Policy.allowing(List.of("destructive@sales[acme]")));
    assertTrue(apply(allowed, wanted).succeeded());
    assertEquals(List.of(Action.NONE), actions(plan(wanted, STANDARD)));
  }

  @Test
  void twoDataSourcesCannotBePublishedAsOne() {
    Plan plan =
        plan(
            List.of(Wanted.live(FLIGHTS, "Same", base), Wanted.live(ACME, "Same", base)), ANYTHING);
    assertEquals(List.of(Action.CREATE, Action.REFUSE), actions(plan));
    assertFalse(plan.canApply());
    assertEquals(
        Optional.of(new Refusal(Code.DUPLICATE_PUBLICATION, "flights is published as Same too.")),
        plan.steps().get(1).refusal());
  }

  @Test
  void anotherProjectHasOtherReadersAndMustBeAllowed() {
    Desired flights = Wanted.live(FLIGHTS, "Flights", base);
    publish(in("Finance", flights));
    Plan plan = plan(List.of(in("Everybody", flights)), STANDARD);
    assertEquals(
        List.of("DSC6147"),
        plan.steps().getFirst().hazards().stream().map(h -> h.hazard().code().id()).toList());
    assertFalse(plan.canApply());
  }

  private static Desired in(String project, Desired desired) {
    return new Desired(
        desired.key(),
        new TreeMap<>(Map.of("name", desired.name(), "project", project)),
        desired.datasource(),
        desired.tds(),
        desired.extract(),
        desired.moved());
  }

  @Test
  void aTargetThatMovedSinceThePlanIsRefusedBeforeAnythingIsWritten() {
    publish(Wanted.live(FLIGHTS, "Flights", base));
    List<Desired> wanted = List.of(Wanted.live(FLIGHTS, "Flights", withoutOrigin()));
    Plan plan = plan(wanted, ANYTHING);
    target.changeByHand(FLIGHTS, base);
    assertEquals(
        Code.PLAN_TARGET_MOVED, assertThrows(DscException.class, () -> apply(plan, wanted)).code());
    assertEquals(List.of(Code.PLAN_TARGET_MOVED), problems(plan, plan(wanted, ANYTHING)));
  }

  @Test
  void aPlanForAnotherTargetIsRefused() {
    List<Desired> wanted = List.of(Wanted.live(FLIGHTS, "Flights", base));
    Plan plan = new Plan("1", "elsewhere", plan(wanted, ANYTHING).steps());
    assertEquals(
        Code.PLAN_TARGET_MOVED, assertThrows(DscException.class, () -> apply(plan, wanted)).code());
  }

  @Test
  void aReusedExtractKeepsWhatIsKnownOfItsRows() {
    Map<Part, String> parts = Map.of(Part.COLUMNS, "a");
    Desired first = Wanted.extracted(FLIGHTS, "Flights", base, parts);
    publish(first);
    Desired second = Wanted.extracted(FLIGHTS, "Flights", withoutOrigin(), parts);
    Applier forgetful =
        new Applier(
            target,
            (desired, extract, published, file) -> PackageBuilder.Built.of(desired.extract()),
            Applier.OnFailure.STOP,
            Progress.silent());
    assertTrue(forgetful.apply(plan(List.of(second), ANYTHING), List.of(second)).succeeded());
    assertEquals(
        Optional.of(Wanted.digest("rows")),
        target.find(FLIGHTS, second.attributes()) instanceof Lookup.Ours(Published published)
            ? published
                .extract()
                .flatMap(PublishedExtract::fingerprint)
                .map(fingerprint -> fingerprint.parts().get(Part.CONTENT))
            : Optional.empty());
  }

  @Test
  void aSpecThatMovedSinceThePlanIsRefused() {
    List<Desired> before = List.of(Wanted.live(FLIGHTS, "Flights", base));
    List<Desired> after = List.of(Wanted.live(FLIGHTS, "Flights", withoutOrigin()));
    Plan plan = plan(before, ANYTHING);
    assertEquals(
        Code.PLAN_SPEC_MOVED, assertThrows(DscException.class, () -> apply(plan, after)).code());
    assertEquals(List.of(Code.PLAN_SPEC_MOVED), problems(plan, plan(after, ANYTHING)));
    assertEquals(List.of(), problems(plan, plan(before, STANDARD)));
    assertEquals(
        List.of(Code.PLAN_SPEC_MOVED),
        problems(plan, plan(List.of(before.getFirst(), Wanted.live(ACME, "S", base)), ANYTHING)));
  }

  @Test
  void aFailedStepStopsTheRunOrNotAndRunningAgainFinishesTheJob() {
    List<Desired> wanted =
        List.of(Wanted.live(FLIGHTS, "Flights", base), Wanted.live(ACME, "Sales", base));
    target.fault(FLIGHTS, MemoryTarget.Fault.FAILS);
    assertEquals(
        List.of(Status.FAILED, Status.NOT_REACHED),
        statuses(apply(plan(wanted, STANDARD), wanted)));
    Report report = applier(Applier.OnFailure.CONTINUE).apply(plan(wanted, STANDARD), wanted);
    assertEquals(List.of(Status.FAILED, Status.DONE), statuses(report));
    target.fault(FLIGHTS, MemoryTarget.Fault.NONE);
    assertEquals(
        List.of(Status.DONE, Status.NOTHING_TO_DO),
        statuses(apply(plan(wanted, STANDARD), wanted)));
  }

  @Test
  void aLostAnswerIsSettledByLooking() {
    List<Desired> wanted = List.of(Wanted.live(FLIGHTS, "Flights", base));
    target.fault(FLIGHTS, MemoryTarget.Fault.LOST);
    assertEquals(List.of(Status.UNKNOWN), statuses(apply(plan(wanted, STANDARD), wanted)));
    target.fault(FLIGHTS, MemoryTarget.Fault.ANSWER_LOST);
    assertEquals(List.of(Status.DONE), statuses(apply(plan(wanted, STANDARD), wanted)));
  }

  @Test
  void whatIsReadBackMustBeWhatWasSent() {
    List<Desired> wanted = List.of(Wanted.live(FLIGHTS, "Flights", base));
    target.fault(FLIGHTS, MemoryTarget.Fault.GARBLED);
    Report report = apply(plan(wanted, STANDARD), wanted);
    assertEquals(
        Optional.of(Code.PUBLISHED_DIFFERS),
        report.results().getFirst().failure().map(DscException::code));
  }

  @Test
  void aTermOfAPolicyIsAClassACodeOrAll() {
    assertEquals(Optional.empty(), Policy.problem("breaking"));
    assertEquals(Optional.empty(), Policy.problem("DSC6101@flights.field[a]"));
    assertEquals(
        Optional.of("`braking` is neither a class of changes nor a code; did you mean `breaking`?"),
        Policy.problem("braking"));
  }

  private Datasource withoutOrigin() {
    return Flights.without(base, ElementId.field("origin"));
  }

  private void publish(Desired... wanted) {
    assertTrue(apply(plan(List.of(wanted), ANYTHING), List.of(wanted)).succeeded());
  }

  private Plan plan(List<Desired> wanted, Policy policy) {
    return new Planner("1", target, policy, Set.of()).plan(wanted);
  }

  private Report apply(Plan plan, List<Desired> wanted) {
    return applier(Applier.OnFailure.STOP).apply(plan, wanted);
  }

  private Applier applier(Applier.OnFailure onFailure) {
    return new Applier(
        target,
        (desired, extract, published, file) ->
            PackageBuilder.Built.of(
                desired.extract().map(e -> e.withContent(Wanted.digest("rows")))),
        onFailure,
        Progress.silent());
  }

  private static List<Action> actions(Plan plan) {
    return plan.steps().stream().map(Step::action).toList();
  }

  private static List<Status> statuses(Report report) {
    return report.results().stream().map(StepResult::status).toList();
  }

  private static List<Code> problems(Plan saved, Plan now) {
    return Freshness.check(saved, now).stream().map(Diagnostic::code).toList();
  }
}
