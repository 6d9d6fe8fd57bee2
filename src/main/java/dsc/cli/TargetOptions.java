package dsc.cli;

import dsc.plan.PlanOption;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where a plan is made for, and what it may do. */
final class TargetOptions extends Arguments {
  final Given<Optional<String>> target =
      option(
              "--target",
              "NAME",
              "A target of dsc.yaml. Default: the default target, else the folder `published`.")
          .optional(String.class);

  final Given<List<String>> allow =
      option(
              "--allow",
              "WHAT",
              "Allow hazards: a class (breaking, security, destructive), a code, or `all`; with"
                  + " @ADDRESS only there.")
          .separated()
          .list(String.class);

  final Given<Boolean> refresh = flag("--refresh", "Build every extract anew, changed or not.");

  final Given<Boolean> newRows =
      flag(
          "--new-rows",
          "Add new rows to incremental extracts of databases, where dsc can't see whether there are"
              + " any.");

  final Given<Boolean> adopt =
      flag("--adopt", "Take over a data source that is in the way but was not published by dsc.");

  final Given<Boolean> prune =
      flag("--prune", "Remove what dsc published there and no spec wants any more.");

  /**
   * @param partial whether only some of the workspace's data sources are planned
   */
  Set<PlanOption> planOptions(boolean partial) {
    Set<PlanOption> options = EnumSet.noneOf(PlanOption.class);
    add(options, newRows.value(), PlanOption.INCREMENT);
    add(options, refresh.value(), PlanOption.REFRESH);
    add(options, adopt.value(), PlanOption.ADOPT);
    add(options, prune.value(), PlanOption.PRUNE);
    add(options, partial, PlanOption.PARTIAL);
    return options;
  }

  private static void add(Set<PlanOption> options, boolean wanted, PlanOption option) {
    if (wanted) {
      options.add(option);
    }
  }
}
