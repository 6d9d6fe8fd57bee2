package dsc.plan;

import dsc.diag.Code;
import dsc.model.Datasource;
import dsc.model.ElementId;
import dsc.model.Extract;
import dsc.plan.diff.Address;
import dsc.plan.diff.Change;
import dsc.plan.diff.Differ;
import dsc.plan.diff.FieldChange;
import dsc.plan.diff.Names;
import dsc.plan.hazard.ChangeClass;
import dsc.plan.hazard.Hazard;
import dsc.plan.hazard.Hazards;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/** The step for one wanted publication, whatever the target holds. */
final class Comparison {
  private static final Address WHOLE = new Address("datasource", "", "");
  private static final Address EXTRACT = new Address("extract", "", "");

  private final Desired desired;
  private final Set<PlanOption> options;

  Comparison(Desired desired, Set<PlanOption> options) {
    this.desired = desired;
    this.options = Set.copyOf(options);
  }

  /** The difference of two data sources that are published nowhere. */
  static Step difference(PublicationKey key, Datasource from, Datasource to) {
    List<Change> changes = Differ.diff(from, to);
    List<Hazard> hazards = Hazards.of(from, to, changes);
    return new Step(
        key,
        to.name(),
        changes.isEmpty() ? Action.NONE : Action.UPDATE,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        ExtractDecision.of(ExtractDecision.Kind.NONE),
        List.of(),
        planned(changes, Names.of(from, to), hazards),
        hazards.stream().map(hazard -> new PlannedHazard(hazard, true)).toList(),
        unchanged(from, to));
  }

  Step create(List<String> notes) {
    Datasource nothing = new Datasource(desired.datasource().name(), new TreeMap<>());
    List<PlannedChange> changes = planned(nothing, desired.datasource(), Map.of(), List.of());
    ExtractDecision extract = decision(Optional.empty());
    return step(Action.CREATE, notes, Optional.empty(), extract, List.of(), changes, List.of(), 0);
  }

  /** It was deleted since it was applied, which is drift too. */
  Step recreate() {
    Step fresh = create(List.of("It was published and has been deleted."));
    PlannedChange deleted =
        new PlannedChange(
            PlannedChange.Kind.REMOVE, WHOLE, Optional.empty(), ChangeClass.DESTRUCTIVE, List.of());
    return step(
        Action.CREATE,
        fresh.notes(),
        Optional.empty(),
        fresh.extract(),
        List.of(deleted),
        fresh.changes(),
        List.of(),
        0);
  }

  /** Something unreadable is replaced as a whole. */
  Step replace(Lookup.Damaged damaged) {
    Step fresh = create(List.of(damaged.place() + " is replaced: " + damaged.why()));
    Hazard hazard =
        new Hazard(
            Code.DRIFT_OVERWRITTEN,
            ChangeClass.DESTRUCTIVE,
            WHOLE,
            "What is there was not written by dsc and is lost.",
            List.of());
    return step(
        Action.UPDATE,
        fresh.notes(),
        Optional.of(damaged.state()),
        fresh.extract(),
        List.of(),
        fresh.changes(),
        List.of(hazard),
        0);
  }

  Step update(Published published, List<String> notes) {
    Datasource from = published.datasource();
    Datasource to = desired.datasource();
    List<Change> changes = Differ.diff(from, to, desired.moved());
    List<Hazard> hazards = new ArrayList<>(PublicationHazards.of(published, desired));
    hazards.addAll(Hazards.of(from, to, changes));
    List<PlannedChange> drift = drift(published);
    ExtractDecision extract = decision(published.extract());
    boolean foreignExtract =
        published.extract().filter(e -> e.fingerprint().isEmpty()).isPresent()
            && published.applied().isPresent();
    hazards.addAll(overwritten(drift, foreignExtract));

    List<PlannedChange> all = new ArrayList<>();
    attributes(published.attributes(), desired.attributes(), name -> true, hazards)
        .ifPresent(all::add);
    all.addAll(planned(changes, Names.of(from, to), hazards));
    boolean rebuilt =
        extract.kind() == ExtractDecision.Kind.BUILD
            || extract.kind() == ExtractDecision.Kind.INCREMENT
            || extract.kind() == ExtractDecision.Kind.REMOVE;
    return step(
        all.isEmpty() && !rebuilt ? Action.NONE : Action.UPDATE,
        notes,
        Optional.of(published.revision()),
        extract,
        drift,
        all,
        hazards,
        unchanged(from, to));
  }

  private ExtractDecision decision(Optional<PublishedExtract> published) {
    boolean incremental =
        desired.datasource().only(Extract.class).flatMap(Extract::incrementKey).isPresent();
    return ExtractDecision.between(desired.extract(), published, options, incremental);
  }

  Step refuse(Code code, String reason) {
    return new Step(
        desired.key(),
        desired.name(),
        Action.REFUSE,
        Optional.of(new Refusal(code, reason)),
        List.of(),
        Optional.empty(),
        Optional.of(desired.fingerprint()),
        ExtractDecision.of(ExtractDecision.Kind.NONE),
        List.of(),
        List.of(),
        List.of(),
        0);
  }

  static Step keep(Managed managed, Optional<Revision> revision) {
    return leftover(
        managed,
        revision,
        Action.KEEP,
        "No spec wants it any more; it stays until it is pruned.",
        List.of());
  }

  static Step remove(Managed managed, Optional<Revision> revision) {
    Hazard hazard =
        new Hazard(
            Code.DATASOURCE_REMOVED,
            ChangeClass.DESTRUCTIVE,
            WHOLE,
            "Every workbook that uses this data source stops working.",
            List.of());
    return leftover(
        managed,
        revision,
        Action.REMOVE,
        "No spec wants it any more.",
        List.of(new PlannedHazard(hazard, false)));
  }

  private static Step leftover(
      Managed managed,
      Optional<Revision> revision,
      Action action,
      String note,
      List<PlannedHazard> hazards) {
    return new Step(
        managed.key(),
        managed.name(),
        action,
        Optional.empty(),
        List.of(note),
        revision,
        Optional.empty(),
        ExtractDecision.of(ExtractDecision.Kind.NONE),
        List.of(),
        List.of(),
        hazards,
        0);
  }

  private Step step(
      Action action,
      List<String> notes,
      Optional<Revision> published,
      ExtractDecision extract,
      List<PlannedChange> drift,
      List<PlannedChange> changes,
      List<Hazard> hazards,
      int unchanged) {
    return new Step(
        desired.key(),
        desired.name(),
        action,
        Optional.empty(),
        notes,
        published,
        Optional.of(desired.fingerprint()),
        extract,
        drift,
        changes,
        hazards.stream().map(hazard -> new PlannedHazard(hazard, false)).toList(),
        unchanged);
  }

  /**
   * What somebody else changed since dsc applied last, and what is not what the spec wants anyway.
   */
  private List<PlannedChange> drift(Published published) {
    Datasource now = published.datasource();
    Datasource applied = published.applied().orElse(now);
    Map<ElementId, ?> wanted = desired.datasource().elements();
    List<Change> changes =
        Differ.diff(applied, now).stream()
            .filter(
                c ->
                    c instanceof Change.Retitle
                        ? !now.name().equals(desired.datasource().name())
                        : !Optional.ofNullable(wanted.get(c.id()))
                            .equals(Optional.ofNullable(now.elements().get(c.id()))))
            .toList();
    List<PlannedChange> drift = new ArrayList<>(driftOfAttributes(published).stream().toList());
    drift.addAll(planned(changes, Names.of(applied, now), List.of()));
    return drift;
  }

  private Optional<PlannedChange> driftOfAttributes(Published published) {
    return published
        .appliedAttributes()
        .flatMap(
            applied ->
                attributes(
                    applied,
                    published.attributes(),
                    name ->
                        !Objects.equals(
                            published.attributes().get(name), desired.attributes().get(name)),
                    List.of()));
  }

  private static List<Hazard> overwritten(List<PlannedChange> drift, boolean extract) {
    List<Address> lost = new ArrayList<>(drift.stream().map(PlannedChange::address).toList());
    if (extract) {
      lost.add(EXTRACT);
    }
    return lost.stream()
        .map(
            address ->
                new Hazard(
                    Code.DRIFT_OVERWRITTEN,
                    ChangeClass.DESTRUCTIVE,
                    address,
                    "Somebody changed this in the target; applying undoes it.",
                    List.of()))
        .toList();
  }

  private static Optional<PlannedChange> attributes(
      SortedMap<String, String> from,
      SortedMap<String, String> to,
      Predicate<String> which,
      List<Hazard> hazards) {
    SortedMap<String, FieldChange> fields = new TreeMap<>();
    SortedMap<String, String> names = new TreeMap<>(from);
    names.putAll(to);
    for (String name : names.keySet()) {
      Optional<String> before = Optional.ofNullable(from.get(name));
      Optional<String> after = Optional.ofNullable(to.get(name));
      if (!before.equals(after) && which.test(name)) {
        fields.put(name, new FieldChange.OfValue(name, before, after));
      }
    }
    Address address = PublicationHazards.PUBLICATION;
    return fields.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new PlannedChange(
                PlannedChange.Kind.CHANGE,
                address,
                Optional.empty(),
                worst(address, hazards),
                List.copyOf(fields.values())));
  }

  private static List<PlannedChange> planned(
      Datasource from, Datasource to, Map<ElementId, ElementId> moved, List<Hazard> hazards) {
    return planned(Differ.diff(from, to, moved), Names.of(from, to), hazards);
  }

  private static List<PlannedChange> planned(
      List<Change> changes, Names names, List<Hazard> hazards) {
    return changes.stream()
        .map(c -> PlannedChange.of(c, names, worst(names.address(c.id()), hazards)))
        .toList();
  }

  private static ChangeClass worst(Address address, List<Hazard> hazards) {
    return hazards.stream()
        .filter(hazard -> hazard.subject().equals(address))
        .map(Hazard::changeClass)
        .max(Comparator.naturalOrder())
        .orElse(ChangeClass.SAFE);
  }

  private static int unchanged(Datasource from, Datasource to) {
    return (int)
        to.elements().values().stream()
            .filter(element -> element.equals(from.elements().get(element.id())))
            .count();
  }
}
