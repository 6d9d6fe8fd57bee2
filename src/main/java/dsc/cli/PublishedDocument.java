package dsc.cli;

import dsc.diag.Code;
import dsc.diag.Diagnostic;
import dsc.diag.Diagnostics;
import dsc.diag.DscException;
import dsc.diag.Severity;
import dsc.plan.Desired;
import dsc.project.Binding;
import dsc.project.Target;
import dsc.project.Workspace;
import dsc.project.WorkspaceLoader;
import dsc.publish.server.PublishedFile;
import dsc.publish.server.ServerTarget;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The document of a data source that a server holds. */
final class PublishedDocument {
  private final Map<String, String> environment;
  private final Diagnostics diags;

  PublishedDocument(Map<String, String> environment, Diagnostics diags) {
    this.environment = environment;
    this.diags = diags;
  }

  /**
   * Downloads it; empty when the workspace does not tell from where, which is reported.
   *
   * @param folder where the workspace file is looked for, and upward
   * @param name the name of the data source, with its project in front where that is needed
   * @throws DscException when the server has no such data source or does not give it
   */
  Optional<PublishedFile> download(Path folder, String target, String name) {
    Diagnostics loading = new Diagnostics();
    Optional<Workspace> workspace =
        WorkspaceLoader.load(List.of(folder), Path.of("").toAbsolutePath(), loading);
    // A workspace into which specs are to be imported may have none yet.
    loading.sorted().stream().filter(d -> d.code() != Code.SPEC_NOT_FOUND).forEach(diags::report);
    return workspace
        .flatMap(w -> w.target(target, diags).flatMap(t -> download(w, t, name)))
        .filter(file -> !diags.hasErrors());
  }

  private Optional<PublishedFile> download(Workspace workspace, Target target, String name) {
    if (!(target instanceof Target.Server server)) {
      diags.report(
          Diagnostic.general(
                  Code.PUBLISHED_NOT_FOUND,
                  Severity.ERROR,
                  "the target `" + target.name().value() + "` is a folder, not a server")
              .help("name the file in that folder, without --target"));
      return Optional.empty();
    }
    Binding binding = Binding.of(workspace.variables(), Map.of(), environment, diags);
    Optional<ServerTarget> opened =
        new Servers(binding, environment, diags).target(server, List.of());
    if (opened.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(opened.get().document(place(name)));
    } finally {
      opened.get().close();
    }
  }

  private static SortedMap<String, String> place(String name) {
    SortedMap<String, String> place = new TreeMap<>();
    int slash = name.lastIndexOf('/');
    place.put(Desired.NAME, name.substring(slash + 1));
    if (slash > 0) {
      place.put(ServerTarget.PROJECT, name.substring(0, slash));
    }
    return place;
  }
}
