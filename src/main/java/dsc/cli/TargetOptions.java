package dsc.cli;

import dsc.plan.PlanOption;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/** Where a plan is made for, and what it may do. */
final class TargetOptions {
  @Option(
      names = "--target",
      paramLabel = "NAME",
      description =
          "A target of dsc.yaml. Default: the default target, else the folder `published`.")
  Optional<String> target = Optional.empty();

  @Option(
      names = "--allow",
      paramLabel = "WHAT",
      split = ",",
      description =
          "Allow hazards: a class (breaking, security, destructive), a code, or `all`; with"
              + " @ADDRESS only there.")
  List<String> allow = new ArrayList<>();

  @Option(names = "--refresh", description = "Build every extract anew, changed or not.")
  boolean refresh;

  @Option(
      names = "--new-rows",
      description =
          "Add new rows to incremental extracts of databases, where dsc can't see whether there are"
              + " any.")
  boolean newRows;

  @Option(
      names = "--adopt",
      description = "Take over a data source that is in the way but was not published by dsc.")
  boolean adopt;

  @Option(
      names = "--prune",
      description = "Remove what dsc published there and no spec wants any more.")
  boolean prune;

  /**
   * @param partial whether only some of the workspace's data sources are planned
   */
  Set<PlanOption> planOptions(boolean partial) {
    Set<PlanOption> options = EnumSet.noneOf(PlanOption.class);
    add(options, newRows, PlanOption.INCREMENT);
    add(options, refresh, PlanOption.REFRESH);
    add(options, adopt, PlanOption.ADOPT);
    add(options, prune, PlanOption.PRUNE);
    add(options, partial, PlanOption.PARTIAL);
    return options;
  }

  private static void add(Set<PlanOption> options, boolean wanted, PlanOption option) {
    if (wanted) {
      options.add(option);
    }
  }
}
