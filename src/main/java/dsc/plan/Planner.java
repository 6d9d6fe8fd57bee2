package dsc.plan;

import dsc.diag.Code;
import dsc.model.Datasource;
import dsc.plan.diff.Address;
import dsc.plan.hazard.ChangeClass;
import dsc.plan.hazard.Hazard;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Makes a plan out of what the workspace wants and what the target holds. Writes nothing. */
public final class Planner {
  private final String version;
  private final Target target;
  private final Policy policy;
  private final Set<PlanOption> options;

  /** The version is that of dsc; a plan is applied by the version that made it. */
  public Planner(String version, Target target, Policy policy, Set<PlanOption> options) {
    this.version = version;
    this.target = target;
    this.policy = policy;
    this.options = Set.copyOf(options);
  }

  /** What would change from one data source to another, wherever they come from. */
  public static Step difference(PublicationKey key, Datasource from, Datasource to) {
    return Comparison.difference(key, from, to);
  }

  /** One step for each wanted publication and each one left over, by key. */
  public Plan plan(List<Desired> wanted) {
    Map<PublicationKey, Step> steps = new TreeMap<>();
    Map<String, PublicationKey> places = new TreeMap<>();
    Map<PublicationKey, Lookup> found = found(wanted);
    for (Desired desired : wanted.stream().sorted((a, b) -> a.key().compareTo(b.key())).toList()) {
      // Many file systems, and people, take names that differ in case only for the same.
      String place = target.place(desired.attributes()).toLowerCase(Locale.ROOT);
      PublicationKey other = places.putIfAbsent(place, desired.key());
      Lookup lookup = Objects.requireNonNull(found.get(desired.key()));
      Step step = other == null ? step(desired, lookup) : duplicate(desired, other);
      if (steps.put(desired.key(), step) != null) {
        throw new IllegalArgumentException("two data sources have the key " + desired.key());
      }
    }
    if (!options.contains(PlanOption.PARTIAL)) {
      for (Managed managed : target.managed()) {
        steps.computeIfAbsent(managed.key(), key -> leftover(managed));
      }
    }
    return new Plan(version, target.description(), new ArrayList<>(steps.values()))
        .allowing(policy);
  }

  private Map<PublicationKey, Lookup> found(List<Desired> wanted) {
    SortedMap<PublicationKey, SortedMap<String, String>> places = new TreeMap<>();
    wanted.forEach(desired -> places.put(desired.key(), desired.attributes()));
    return target.findAll(places);
  }

  private Step step(Desired desired, Lookup lookup) {
    Step step = compared(desired, lookup);
    List<Address> broken =
        step.hazards().stream()
            .map(PlannedHazard::hazard)
            .filter(hazard -> hazard.changeClass() == ChangeClass.BREAKING)
            .map(Hazard::subject)
            .distinct()
            .toList();
    if (broken.isEmpty()) {
      return step;
    }
    boolean isProtected =
        isProtected(desired.attributes())
            || (lookup instanceof Lookup.Ours(Published now) && isProtected(now.attributes()));
    Step judged =
        isProtected
            ? step.refused(
                Code.PUBLICATION_PROTECTED,
                "It is protected, and this would break what is built on it: "
                    + broken.stream().map(Address::toString).collect(Collectors.joining(", "))
                    + ".")
            : step;
    return judged.withImpact(target.impact(desired.key(), desired.attributes(), broken));
  }

  private static boolean isProtected(SortedMap<String, String> attributes) {
    return "true".equals(attributes.get(Desired.PROTECT));
  }

  private Step compared(Desired desired, Lookup lookup) {
    Comparison comparison = new Comparison(desired, options);
    boolean adopt = desired.adopt() || options.contains(PlanOption.ADOPT);
    return switch (lookup) {
      case Lookup.Unusable(Code code, String why) -> comparison.refuse(code, why);
      case Lookup.Absent() -> comparison.create(List.of());
      case Lookup.Gone() -> comparison.recreate();
      case Lookup.Ours(Published published) -> comparison.update(published, List.of());
      case Lookup.Theirs(String place, Published published) when adopt ->
          comparison.update(published, List.of("dsc takes over " + place + "."));
      case Lookup.Theirs(String place, Published published) ->
          comparison.refuse(Code.NOT_MANAGED, inTheWay(place));
      case Lookup.Damaged damaged when damaged.ours() || adopt -> comparison.replace(damaged);
      case Lookup.Damaged damaged -> comparison.refuse(Code.NOT_MANAGED, inTheWay(damaged.place()));
    };
  }

  private static String inTheWay(String place) {
    return place
        + " is in the way: dsc did not publish it for this data source. Say `adopt: true` to take"
        + " it over.";
  }

  private Step duplicate(Desired desired, PublicationKey other) {
    return new Comparison(desired, Set.of())
        .refuse(
            Code.DUPLICATE_PUBLICATION,
            other + " is published as " + target.place(desired.attributes()) + " too.");
  }

  private Step leftover(Managed managed) {
    Optional<Revision> revision = target.find(managed.key(), managed.attributes()).revision();
    if (!options.contains(PlanOption.PRUNE)) {
      return Comparison.keep(managed, revision);
    }
    Step removal = Comparison.remove(managed, revision);
    return isProtected(managed.attributes())
        ? removal.refused(Code.PUBLICATION_PROTECTED, "It is protected, so it is not removed.")
        : removal.withImpact(target.impact(managed.key(), managed.attributes(), List.of()));
  }
}
