package dsc.cli;

import dsc.ExtractSources;
import dsc.Publications;
import dsc.Variant;
import dsc.diag.Diagnostics;
import dsc.extract.SourceAccess;
import dsc.extract.TableSource;
import dsc.plan.PublicationKey;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the extracts of some variants are read from, found once. */
final class Sources {
  /** From how many tenants on the rows of a database are fetched once for all of them. */
  private static final int MANY_TENANTS = 4;

  private final SourceAccess access;
  private final Map<PublicationKey, TableSource> found = new TreeMap<>();

  Sources(SourceAccess access) {
    this.access = access;
  }

  /** Looks for the sources of all variants; false when any has a problem, which is reported. */
  boolean check(Work work) {
    Diagnostics own = new Diagnostics();
    Map<String, Long> tenants =
        work.variants().stream()
            .collect(Collectors.groupingBy(Variant::id, TreeMap::new, Collectors.counting()));
    for (Variant variant : work.variants()) {
      boolean many = tenants.getOrDefault(variant.id(), 1L) >= MANY_TENANTS;
      ExtractSources.find(
              variant,
              access,
              work.compiler().connections(),
              Clock.today(),
              many ? ExtractSources.Reach.ALL_TENANTS : ExtractSources.Reach.VARIANT,
              own)
          .ifPresent(source -> found.put(Publications.key(variant), source));
    }
    work.diags().reportAll(own.sorted());
    return !own.hasErrors();
  }

  /** The source of a variant's extract, if it has one. */
  Optional<TableSource> of(Variant variant) {
    return Optional.ofNullable(found.get(Publications.key(variant)));
  }
}
