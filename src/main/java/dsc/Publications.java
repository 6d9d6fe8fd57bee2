package dsc;

import dsc.lower.Values;
import dsc.model.Datasource;
import dsc.model.ElementId;
import dsc.model.ElementId.Kind;
import dsc.model.Normalizer;
import dsc.model.Settings;
import dsc.plan.Desired;
import dsc.plan.Fingerprint;
import dsc.plan.PublicationKey;
import dsc.project.Target;
import dsc.project.Workspace;
import dsc.spec.DatasourceSpec;
import dsc.spec.MovedSpec;
import dsc.spec.PublishSpec;
import dsc.spec.TenantsSpec;
import dsc.spec.ValueExpr;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is wanted at a target for each variant: its key, name, place and content. */
public final class Publications {
  private Publications() {}

  /** The key a variant is published and remembered under. */
  public static PublicationKey key(Variant variant) {
    return new PublicationKey(variant.id(), variant.tenant());
  }

  /** A plain file name for a variant, without extension: {@code flights} or {@code flights-ca}. */
  public static String fileName(Variant variant) {
    String name = variant.id() + variant.tenant().map(t -> "-" + t).orElse("");
    return name.replaceAll("[^\\p{L}\\p{N} ._@-]", "_");
  }

  /** What a target should hold for an artifact. */
  public static Desired desired(Artifacts.Artifact artifact, Workspace workspace, Target target) {
    return new Desired(
        key(artifact.variant()),
        attributes(artifact, workspace, target),
        Normalizer.normalize(artifact.datasource()),
        Fingerprint.of(artifact.tds()),
        artifact.rows().map(Artifacts.Rows::fingerprint),
        moved(artifact.variant().typed().resolved().spec()));
  }

  /**
   * The renames that change addresses. Fields are not among them: their internal names stay, so a
   * rename is a new caption.
   */
  private static SortedMap<ElementId, ElementId> moved(DatasourceSpec spec) {
    SortedMap<ElementId, ElementId> moved = new TreeMap<>();
    for (MovedSpec move : spec.moved()) {
      String from = move.from().value();
      String to = move.to().value();
      if (spec.tables().stream().anyMatch(table -> table.alias().value().equals(to))) {
        moved.put(new ElementId(Kind.TABLE, from), new ElementId(Kind.TABLE, to));
        moved.put(new ElementId(Kind.JOIN, from), new ElementId(Kind.JOIN, to));
      }
      if (spec.hierarchies().stream().anyMatch(h -> h.name().value().equals(to))) {
        moved.put(new ElementId(Kind.HIERARCHY, from), new ElementId(Kind.HIERARCHY, to));
      }
    }
    return moved;
  }

  private static SortedMap<String, String> attributes(
      Artifacts.Artifact artifact, Workspace workspace, Target target) {
    DatasourceSpec spec = artifact.variant().typed().resolved().spec();
    Values values = artifact.variant().values();
    SortedMap<String, String> attributes = new TreeMap<>();
    attributes.put(Desired.NAME, name(artifact.datasource()));
    said(spec, PublishSpec::project)
        .or(target::project)
        .or(workspace::project)
        .ifPresent(v -> attributes.put("project", values.text(v)));
    said(spec, PublishSpec::site).ifPresent(v -> attributes.put("site", values.text(v)));
    said(spec, PublishSpec::description)
        .ifPresent(v -> attributes.put("description", values.text(v)));
    String tags =
        spec.publish().tags().stream().map(values::text).sorted().collect(Collectors.joining(","));
    if (!tags.isEmpty()) {
      attributes.put("tags", tags);
    }
    return attributes;
  }

  /** What the tenants say, else what the data source says. */
  private static Optional<ValueExpr> said(
      DatasourceSpec spec, Function<PublishSpec, Optional<ValueExpr>> attribute) {
    return spec.tenants()
        .map(TenantsSpec::publish)
        .flatMap(attribute)
        .or(() -> attribute.apply(spec.publish()));
  }

  private static String name(Datasource datasource) {
    return datasource.only(Settings.class).flatMap(Settings::caption).orElse(datasource.name());
  }
}
