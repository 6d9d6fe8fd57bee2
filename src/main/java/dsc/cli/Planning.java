package dsc.cli;

import dsc.Artifacts.Artifact;
import dsc.Isolation;
import dsc.Publications;
import dsc.Sourced;
import dsc.Version;
import dsc.diag.Code;
import dsc.diag.Diagnostic;
import dsc.diag.Diagnostics;
import dsc.diag.Severity;
import dsc.model.Datasource;
import dsc.model.Normalizer;
import dsc.plan.Desired;
import dsc.plan.Plan;
import dsc.plan.Planner;
import dsc.plan.Policy;
import dsc.project.Workspace;
import dsc.publish.directory.DirectoryTarget;
import dsc.publish.directory.DocumentReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What plan and apply share: the artifacts of the checked specs and a plan for a target. */
record Planning(
    Workspace workspace,
    List<Artifact> artifacts,
    List<Desired> desired,
    dsc.project.Target declared,
    dsc.plan.Target target)
    implements AutoCloseable {

  /** Prepares everything a plan is made of; empty when there are problems, which are reported. */
  static Optional<Planning> prepare(Work work, TargetOptions options, LazyEngine engine) {
    Diagnostics diags = work.diags();
    options
        .allow
        .value()
        .forEach(
            term ->
                Policy.problem(term)
                    .ifPresent(
                        why ->
                            diags.report(
                                Diagnostic.general(Code.UNKNOWN_HAZARD, Severity.ERROR, why))));
    if (work.failed()) {
      return Optional.empty();
    }
    Workspace workspace = work.workspace().orElseThrow();
    Optional<dsc.project.Target> place =
        options.target.value().isPresent()
            ? workspace.target(options.target.value().get(), diags)
            : workspace.defaultTarget(diags);
    Optional<List<Sourced>> sourced = new Sources(engine.access()).find(work);
    if (sourced.isEmpty() || place.isEmpty()) {
      return Optional.empty();
    }
    Isolation.require(work.variants());
    List<Artifact> made = Clock.artifacts(work, engine).artifacts(sourced.get());
    List<Desired> desired =
        made.parallelStream().map(a -> Publications.desired(a, workspace, place.get())).toList();
    return open(work, place.get(), made)
        .map(target -> new Planning(workspace, made, desired, place.get(), target));
  }

  /** A plan of everything prepared. */
  Plan plan(TargetOptions options, SelectionOptions selection) {
    boolean partial =
        !selection.tenants.value().isEmpty()
            || selection.specs.value().stream().anyMatch(Files::isRegularFile);
    return new Planner(Version.text(), target, policy(options), options.planOptions(partial))
        .plan(desired);
  }

  /** What the workspace and the command line allow. */
  Policy policy(TargetOptions options) {
    List<String> allowed = new ArrayList<>(options.allow.value());
    workspace.allowedHazards().forEach(term -> allowed.add(term.value()));
    return Policy.allowing(allowed);
  }

  /** The target; empty when something that it needs is missing, which is reported. */
  private static Optional<dsc.plan.Target> open(
      Work work, dsc.project.Target target, List<Artifact> artifacts) {
    return switch (target) {
      case dsc.project.Target.Directory directory ->
          Optional.of(
              new DirectoryTarget(shown(directory.path()), Planning::published, Version.text()));
      case dsc.project.Target.Server server ->
          new Servers(work.binding(), work.environment(), work.diags())
              .target(server, artifacts)
              .map(made -> made);
    };
  }

  @Override
  public void close() {
    target.close();
  }

  /** Relative to the working folder where it lies below it, as people name it. */
  private static Path shown(Path path) {
    Path here = Path.of("").toAbsolutePath();
    return path.startsWith(here) && !path.equals(here) ? here.relativize(path) : path;
  }

  /** What a target holds, in the form that is compared. */
  private static Datasource published(byte[] tds) {
    return Normalizer.normalize(DocumentReader.tableau().read(tds));
  }
}
