package dsc.plan;

import dsc.diag.Code;
import dsc.diag.DscException;
import dsc.plan.diff.Change;
import dsc.plan.diff.Differ;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Replays a plan: per step it builds the package, publishes it, and reads the published one back. A
 * step that fails leaves the old data source in place.
 */
public final class Applier {

  /** What to do after a step failed. */
  public enum OnFailure {
    STOP,
    CONTINUE
  }

  private final Target target;
  private final PackageBuilder builder;
  private final Rollout rollout;
  private final Progress progress;

  /** Takes the steps one by one. */
  public Applier(Target target, PackageBuilder builder, OnFailure onFailure, Progress progress) {
    this(target, builder, Rollout.oneByOne(onFailure), progress);
  }

  public Applier(Target target, PackageBuilder builder, Rollout rollout, Progress progress) {
    this.target = target;
    this.builder = builder;
    this.rollout = rollout;
    this.progress = progress;
  }

  /**
   * Applies a plan that was made from these data sources. Fails before it writes anything when the
   * plan may not be applied, when another apply has the target, or when the target has moved since
   * the plan was made.
   */
  public Report apply(Plan plan, List<Desired> wanted) {
    if (!plan.canApply()) {
      throw Problems.notAllowed(plan);
    }
    if (!plan.target().equals(target.description())) {
      throw Problems.otherTarget(plan.target(), target.description());
    }
    Map<PublicationKey, Desired> byKey = new TreeMap<>();
    wanted.forEach(desired -> byKey.put(desired.key(), desired));
    if (plan.isEmpty()) {
      target.recover();
      return new Report(plan.steps().stream().map(Applier::nothingToDo).toList());
    }
    try (Target.Session session = target.open()) {
      checkRevisions(plan, byKey);
      return new Waves(rollout, progress).run(plan.steps(), step -> take(step, byKey, session));
    }
  }

  private static StepResult nothingToDo(Step step) {
    return StepResult.of(step, StepResult.Status.NOTHING_TO_DO);
  }

  private void checkRevisions(Plan plan, Map<PublicationKey, Desired> wanted) {
    List<Step> writing = plan.steps().stream().filter(step -> step.action().writes()).toList();
    SortedMap<PublicationKey, SortedMap<String, String>> places = new TreeMap<>();
    boolean removes = writing.stream().anyMatch(step -> !wanted.containsKey(step.key()));
    for (Managed managed : removes ? target.managed() : List.<Managed>of()) {
      places.put(managed.key(), managed.attributes());
    }
    wanted.forEach((key, desired) -> places.put(key, desired.attributes()));
    places.keySet().retainAll(writing.stream().map(Step::key).toList());
    Map<PublicationKey, Lookup> found = target.findAll(places);
    for (Step step : writing) {
      Optional<Revision> revision =
          Optional.ofNullable(found.get(step.key())).flatMap(Lookup::revision);
      if (!revision.equals(step.published())) {
        throw Problems.targetMoved(step.key());
      }
      Optional<Desired> desired = Optional.ofNullable(wanted.get(step.key()));
      if (!desired.map(Desired::fingerprint).equals(step.desired())) {
        throw Problems.specMoved(step.key());
      }
    }
  }

  private StepResult take(Step step, Map<PublicationKey, Desired> wanted, Target.Session session) {
    if (!step.action().writes()) {
      return nothingToDo(step);
    }
    return attempt(step, wanted, session);
  }

  private StepResult attempt(
      Step step, Map<PublicationKey, Desired> wanted, Target.Session session) {
    try {
      Desired desired = wanted.get(step.key());
      Optional<BuiltRows> rows = Optional.empty();
      if (desired == null) {
        session.remove(step.key(), step.published());
      } else if (!adjusted(step, desired, session)) {
        rows = publish(step, desired, session);
      }
      return new StepResult(step, StepResult.Status.DONE, Optional.empty(), rows);
    } catch (DscException e) {
      StepResult.Status status =
          e.code() == Code.PUBLISH_OUTCOME_UNKNOWN
              ? StepResult.Status.UNKNOWN
              : StepResult.Status.FAILED;
      return StepResult.failed(step, status, e);
    }
  }

  /** Changes the attributes alone, when nothing else changes and the target can. */
  private boolean adjusted(Step step, Desired desired, Target.Session session) {
    boolean contentStays =
        step.action() == Action.UPDATE
            && (step.extract().kind() == ExtractDecision.Kind.NONE
                || step.extract().kind() == ExtractDecision.Kind.REUSE)
            && step.changes().stream()
                .allMatch(change -> change.address().equals(PublicationHazards.PUBLICATION));
    if (!contentStays) {
      return false;
    }
    Optional<Lookup> now = session.adjust(desired, step.published());
    now.ifPresent(adjusted -> verifyAttributes(desired, adjusted));
    return now.isPresent();
  }

  private static void verifyAttributes(Desired desired, Lookup adjusted) {
    if (!(adjusted instanceof Lookup.Ours(Published now))) {
      throw Problems.differs(desired.key(), "it cannot be found or read");
    }
    if (!now.attributes().equals(desired.attributes())) {
      throw Problems.differs(desired.key(), "its attributes are not as they were set");
    }
  }

  /** Gives back the rows of the extract that was built. */
  private Optional<BuiltRows> publish(Step step, Desired desired, Target.Session session) {
    Path folder = session.workFolder();
    Path file = folder.resolve("new.tdsx");
    PackageBuilder.Built built =
        switch (step.extract().kind()) {
          case REUSE -> rebuild(step, desired, session, file);
          case INCREMENT ->
              builder.build(desired, step.extract(), Optional.of(session.fetch(step.key())), file);
          case NONE, BUILD, REMOVE ->
              builder.build(desired, step.extract(), Optional.empty(), file);
        };
    verify(
        desired,
        built.extract(),
        published(session, new Publication(desired, file, built.extract(), step.published())));
    return built.rows();
  }

  private Lookup published(Target.Session session, Publication publication) {
    try {
      return session.publish(publication);
    } catch (DscException e) {
      Desired desired = publication.desired();
      Lookup now =
          e.code() == Code.PUBLISH_OUTCOME_UNKNOWN
              ? target.find(desired.key(), desired.attributes())
              : new Lookup.Absent();
      if (!isThere(desired, now)) {
        throw e;
      }
      return now;
    }
  }

  /** Packs the published extract with a new document; its rows are known already. */
  private PackageBuilder.Built rebuild(
      Step step, Desired desired, Target.Session session, Path file) {
    Optional<ExtractFingerprint> known =
        target.find(step.key(), desired.attributes()) instanceof Lookup.Ours(Published published)
            ? published.extract().flatMap(PublishedExtract::fingerprint)
            : Optional.empty();
    Optional<Path> current = Optional.of(session.fetch(step.key()));
    PackageBuilder.Built built = builder.build(desired, step.extract(), current, file);
    return PackageBuilder.Built.of(
        built.extract().map(made -> known.map(made::orContentOf).orElse(made)));
  }

  /** Whether the target holds what is wanted, so that a publish of unknown outcome succeeded. */
  private static boolean isThere(Desired desired, Lookup now) {
    return now instanceof Lookup.Ours(Published p)
        && Differ.diff(p.datasource(), desired.datasource()).isEmpty();
  }

  private static void verify(
      Desired desired, Optional<ExtractFingerprint> extract, Lookup published) {
    if (!(published instanceof Lookup.Ours(Published now))) {
      throw Problems.differs(desired.key(), "it cannot be found or read");
    }
    List<Change> changes = Differ.diff(now.datasource(), desired.datasource());
    if (!changes.isEmpty()) {
      throw Problems.differs(desired.key(), changes.getFirst().id() + " is not as it was sent");
    }
    if (!now.extract().flatMap(PublishedExtract::fingerprint).equals(extract)) {
      throw Problems.differs(desired.key(), "the extract is not the one that was sent");
    }
  }
}
