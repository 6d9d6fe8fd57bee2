package dsc.cli;

import dsc.ExtractSources;
import dsc.Publications;
import dsc.Variant;
import dsc.diag.Diagnostics;
import dsc.extract.FileInspector;
import dsc.extract.TableSource;
import dsc.plan.PublicationKey;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The files that the extracts of some variants are read from, found once. */
final class Sources {
  private final FileInspector inspector;
  private final Map<PublicationKey, TableSource> found = new TreeMap<>();

  Sources(FileInspector inspector) {
    this.inspector = inspector;
  }

  /** Looks for the sources of all variants; false when any has a problem, which is reported. */
  boolean check(Work work) {
    Diagnostics own = new Diagnostics();
    for (Variant variant : work.variants()) {
      ExtractSources.find(variant.typed(), variant.folder(), variant.values(), inspector, own)
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
