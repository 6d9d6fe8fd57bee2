package dsc.cli;

import dsc.ExtractSources;
import dsc.Sourced;
import dsc.Variant;
import dsc.diag.Diagnostics;
import dsc.extract.SourceAccess;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Finds what the extracts of some variants are read from. */
final class Sources {
  /** From how many tenants on the rows of a database are fetched once for all of them. */
  private static final int MANY_TENANTS = 4;

  private final SourceAccess access;

  Sources(SourceAccess access) {
    this.access = access;
  }

  private record Found(Sourced sourced, Diagnostics problems) {}

  /**
   * All variants with their sources, in their order; empty when any has a problem, which is
   * reported. Several are looked at at once.
   */
  Optional<List<Sourced>> find(Work work) {
    Map<String, Long> tenants =
        work.variants().stream()
            .collect(Collectors.groupingBy(Variant::id, TreeMap::new, Collectors.counting()));
    LocalDateTime today = Clock.today();
    List<Found> found =
        work.variants().parallelStream()
            .map(
                variant ->
                    find(
                        variant,
                        work,
                        today,
                        tenants.getOrDefault(variant.id(), 1L) >= MANY_TENANTS
                            ? ExtractSources.Reach.ALL_TENANTS
                            : ExtractSources.Reach.VARIANT))
            .toList();
    Diagnostics all = new Diagnostics();
    found.forEach(each -> all.reportAll(each.problems().sorted()));
    work.diags().reportAll(all.sorted());
    return all.hasErrors()
        ? Optional.empty()
        : Optional.of(found.stream().map(Found::sourced).toList());
  }

  private Found find(Variant variant, Work work, LocalDateTime today, ExtractSources.Reach reach) {
    Diagnostics problems = new Diagnostics();
    return new Found(
        ExtractSources.find(variant, access, work.compiler().connections(), today, reach, problems),
        problems);
  }
}
