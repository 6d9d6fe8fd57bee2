package dsc.cli;

import dsc.Compiler;
import dsc.Project;
import dsc.TenantSource;
import dsc.TenantSources;
import dsc.Variant;
import dsc.diag.Diagnostics;
import dsc.extract.Databases;
import dsc.jdbc.Drivers;
import dsc.jdbc.JdbcDatabases;
import dsc.project.Binding;
import dsc.project.Workspace;
import dsc.project.WorkspaceLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The workspace a command works on and the checked variants of its specs. */
record Work(
    Compiler compiler,
    Optional<Workspace> workspace,
    List<Variant> variants,
    Binding binding,
    Map<String, String> environment,
    Diagnostics diags) {

  /**
   * Loads and checks; problems are in the diagnostics.
   *
   * @param engines gives the engine for tenants that are in a source; the caller closes it
   */
  static Work load(
      SelectionOptions selection,
      Map<String, String> environment,
      Function<Databases, LazyEngine> engines) {
    return load(
        selection,
        environment,
        (compiler, workspace, diags) -> {
          TenantSource source =
              (unbound, problems) -> {
                LazyEngine engine = engines.apply(databases(Optional.of(workspace), environment));
                return new TenantSources(engine.access(), compiler.connections())
                    .find(unbound, problems);
              };
          return Project.check(
              compiler,
              workspace,
              selection.variables,
              environment,
              selection.tenants,
              source,
              diags);
        });
  }

  /** The same without a look at any source. */
  static Work check(SelectionOptions selection, Map<String, String> environment) {
    return load(
        selection,
        environment,
        (compiler, workspace, diags) ->
            Project.check(
                compiler, workspace, selection.variables, environment, selection.tenants, diags));
  }

  private interface Check {
    List<Variant> variants(Compiler compiler, Workspace workspace, Diagnostics diags);
  }

  private static Work load(
      SelectionOptions selection, Map<String, String> environment, Check check) {
    Diagnostics diags = new Diagnostics();
    Compiler compiler = new Compiler();
    selection.readTenants(diags);
    Optional<Workspace> workspace =
        WorkspaceLoader.load(selection.specs, Path.of("").toAbsolutePath(), diags);
    List<Variant> variants =
        workspace.map(w -> check.variants(compiler, w, diags)).orElse(List.of());
    // Checking the specs has reported what is wrong with the variables.
    Binding binding =
        Binding.of(
            workspace.map(Workspace::variables).orElse(List.of()),
            selection.variables,
            environment,
            new Diagnostics());
    return new Work(compiler, workspace, variants, binding, environment, diags);
  }

  /** The databases that rows can be read from, with the drivers the workspace has. */
  Databases databases() {
    return databases(workspace, environment);
  }

  /** The same for a workspace, or for none. */
  static Databases databases(Optional<Workspace> workspace, Map<String, String> environment) {
    Path root = workspace.map(Workspace::root).orElse(Path.of("")).toAbsolutePath();
    Path home = Path.of(System.getProperty("user.home", ""));
    Path config =
        Optional.ofNullable(environment.get("XDG_CONFIG_HOME"))
            .filter(folder -> !folder.isBlank())
            .map(Path::of)
            .orElse(home.resolve(".config"));
    Path repository =
        Path.of(System.getProperty("maven.repo.local", home.resolve(".m2/repository").toString()));
    return new JdbcDatabases(
        Drivers.of(
            workspace.map(Workspace::drivers).orElse(List.of()),
            root,
            List.of(root.resolve(Drivers.FOLDER), config.resolve("dsc").resolve(Drivers.FOLDER)),
            repository));
  }

  /** The paths of the spec files. */
  List<String> files() {
    return workspace.stream()
        .flatMap(found -> found.specs().stream())
        .map(file -> file.source().path())
        .toList();
  }

  boolean failed() {
    return diags.hasErrors() || workspace.isEmpty();
  }
}
