package dsc.project;

import dsc.diag.Diagnostics;
import dsc.diag.SourceFile;
import dsc.diag.Span;
import dsc.spec.DatasourceSpec;
import dsc.spec.Located;
import dsc.spec.ValueExpr;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The folder people work in: its targets, variables and policies, from {@code dsc.yaml} or by
 * default, and the spec files that a command is about.
 */
public record Workspace(
    Path root,
    List<SpecFile> specs,
    List<Target> targets,
    Optional<Located<String>> defaultTarget,
    List<Variable> variables,
    Optional<ValueExpr> project,
    List<Located<String>> allowedHazards,
    List<String> drivers) {
  /** The name of the workspace file. */
  public static final String FILE_NAME = "dsc.yaml";

  /** The folder that data sources are published to when no target is declared. */
  public static final String DEFAULT_FOLDER = "published";

  /** The name of that target. */
  public static final String DEFAULT_TARGET = "local";

  public Workspace {
    specs = List.copyOf(specs);
    targets = List.copyOf(targets);
    variables = List.copyOf(variables);
    allowedHazards = List.copyOf(allowedHazards);
    drivers = List.copyOf(drivers);
  }

  /** One spec file: where it is, and its text under the path that messages show. */
  public record SpecFile(Path path, SourceFile source) {
    /** The folder that paths in the spec are relative to. */
    public Path folder() {
      Path parent = path.toAbsolutePath().getParent();
      return parent == null ? path.toAbsolutePath() : parent;
    }
  }

  /** A workspace without a file: one target, the folder {@code published}. */
  static Workspace standard(Path root, List<SpecFile> specs) {
    Span nowhere = new Span(new SourceFile(FILE_NAME, ""), 0, 0);
    Target target =
        new Target.Directory(
            new Located<>(DEFAULT_TARGET, nowhere), root.resolve(DEFAULT_FOLDER), Optional.empty());
    return new Workspace(
        root,
        specs,
        List.of(target),
        Optional.empty(),
        List.of(),
        Optional.empty(),
        List.of(),
        List.of());
  }

  /** The target of this name; an unknown one is reported. */
  public Optional<Target> target(String name, Diagnostics diags) {
    Optional<Target> found =
        targets.stream().filter(target -> target.name().value().equals(name)).findFirst();
    if (found.isEmpty()) {
      diags.report(Problems.unknownTarget(name, targetNames()));
    }
    return found;
  }

  /**
   * The target used when none is named; reported when there are several and none is the default.
   */
  public Optional<Target> defaultTarget(Diagnostics diags) {
    if (defaultTarget.isPresent()) {
      return target(defaultTarget.get().value(), diags);
    }
    if (targets.size() == 1) {
      return Optional.of(targets.getFirst());
    }
    Optional<Target> local =
        targets.stream().filter(t -> t.name().value().equals(DEFAULT_TARGET)).findFirst();
    if (local.isEmpty()) {
      diags.report(Problems.noDefaultTarget(targetNames()));
    }
    return local;
  }

  private List<String> targetNames() {
    return targets.stream().map(target -> target.name().value()).toList();
  }

  /** Reports data sources that have the id of another one. */
  public static void checkIds(List<DatasourceSpec> specs, Diagnostics diags) {
    Map<String, Located<String>> first = new HashMap<>();
    for (DatasourceSpec spec : specs) {
      Located<String> same =
          first.putIfAbsent(spec.id().value().toLowerCase(Locale.ROOT), spec.id());
      if (same != null) {
        diags.report(Problems.duplicateDatasource(spec.id(), same));
      }
    }
  }
}
