package dsc.plan;

import dsc.diag.Code;
import dsc.model.Datasource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

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
    for (Desired desired : wanted.stream().sorted((a, b) -> a.key().compareTo(b.key())).toList()) {
      // Many file systems, and people, take names that differ in case only for the same.
      String place = target.place(desired.attributes()).toLowerCase(Locale.ROOT);
      PublicationKey other = places.putIfAbsent(place, desired.key());
      Step step = other == null ? step(desired) : duplicate(desired, other);
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

  private Step step(Desired desired) {
    Comparison comparison = new Comparison(desired, options.contains(PlanOption.REFRESH));
    boolean adopt = options.contains(PlanOption.ADOPT);
    return switch (target.find(desired.key(), desired.attributes())) {
      case Lookup.Absent() -> comparison.create(List.of());
      case Lookup.Gone() -> comparison.create(List.of("It was published and has been deleted."));
      case Lookup.Ours(Published published) -> comparison.update(published, List.of());
      case Lookup.Theirs(String place, Published published) when adopt ->
          comparison.update(published, List.of("dsc takes over " + place + "."));
      case Lookup.Theirs(String place, Published published) ->
          comparison.refuse(Code.NOT_MANAGED, place + " was not published by dsc.");
      case Lookup.Damaged damaged when damaged.ours() || adopt -> comparison.replace(damaged);
      case Lookup.Damaged damaged ->
          comparison.refuse(Code.NOT_MANAGED, damaged.place() + " was not published by dsc.");
    };
  }

  private Step duplicate(Desired desired, PublicationKey other) {
    return new Comparison(desired, false)
        .refuse(
            Code.DUPLICATE_PUBLICATION,
            other + " is published as " + target.place(desired.attributes()) + " too.");
  }

  private Step leftover(Managed managed) {
    Optional<Revision> revision = target.find(managed.key(), managed.attributes()).revision();
    return options.contains(PlanOption.PRUNE)
        ? Comparison.remove(managed, revision)
        : Comparison.keep(managed, revision);
  }
}
