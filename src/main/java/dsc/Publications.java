package dsc;

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
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What is wanted at a target for each variant: its key, name, place and content. */
public final class Publications {
  private static final Pattern NOT_PLAIN = Pattern.compile("[^\\p{L}\\p{N} ._@-]");

  private Publications() {}

  /** The key a variant is published and remembered under. */
  public static PublicationKey key(Variant variant) {
    return new PublicationKey(variant.id(), variant.tenant());
  }

  /** A plain file name for a variant, without extension: {@code flights} or {@code flights-ca}. */
  public static String fileName(Variant variant) {
    String name = variant.id() + variant.tenant().map(t -> "-" + t).orElse("");
    return NOT_PLAIN.matcher(name).replaceAll("_");
  }

  /** What a target should hold for an artifact. */
  public static Desired desired(Artifacts.Artifact artifact, Workspace workspace, Target target) {
    return new Desired(
        key(artifact.variant()),
        new PublicationAttributes(artifact, target).all(workspace),
        compared(artifact, target),
        Fingerprint.of(artifact.tds()),
        artifact.rows().map(Artifacts.Rows::fingerprint),
        moved(artifact.variant().typed().resolved().spec()),
        PublicationAttributes.adopts(artifact.variant().typed().resolved().spec()));
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

  /** On a server, logins are kept beside the content and are attributes. */
  private static Datasource compared(Artifacts.Artifact artifact, Target target) {
    Datasource normal = Normalizer.normalize(artifact.datasource());
    return switch (target) {
      case Target.Directory directory -> normal;
      case Target.Server server -> Normalizer.onServer(normal);
    };
  }

  /** The published name: the caption, or else the internal name. */
  static String name(Datasource datasource) {
    return datasource.only(Settings.class).flatMap(Settings::caption).orElse(datasource.name());
  }
}
