package dsc.project;

import dsc.diag.Code;
import dsc.diag.Diagnostics;
import dsc.diag.DscException;
import dsc.diag.SourceFile;
import dsc.spec.Located;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Finds the workspace file and the specs that a command is about. */
public final class WorkspaceLoader {
  /** What tells a spec from other YAML files in a folder. */
  private static final Pattern LOOKS_LIKE_A_SPEC =
      Pattern.compile(
          "^\\uFEFF?(?:dsc|datasource|[\"'](?:dsc|datasource)[\"'])\\s*:", Pattern.MULTILINE);

  private static final Set<String> SKIPPED = Set.of("target", "node_modules", "published");

  private final Path workingFolder;
  private final Diagnostics diags;

  private WorkspaceLoader(Path workingFolder, Diagnostics diags) {
    this.workingFolder = workingFolder;
    this.diags = diags;
  }

  /**
   * Loads the workspace of the given spec files and folders; none means the working folder. The
   * workspace file is looked for from the first of them upward; without one, the data sources are
   * published to the folder {@code published}. Empty when there is nothing to go on with, which is
   * reported.
   *
   * @throws DscException when the disk fails
   */
  public static Optional<Workspace> load(
      List<Path> arguments, Path workingFolder, Diagnostics diags) {
    return new WorkspaceLoader(workingFolder, diags).load(arguments);
  }

  private Optional<Workspace> load(List<Path> arguments) {
    List<Path> given = new ArrayList<>();
    for (Path argument : arguments.isEmpty() ? List.of(Path.of("")) : arguments) {
      Path path = workingFolder.resolve(argument).toAbsolutePath().normalize();
      if (Files.exists(path)) {
        given.add(path);
      } else {
        diags.report(Problems.notThere(Paths.shown(path, workingFolder)));
      }
    }
    if (given.isEmpty()) {
      return Optional.empty();
    }
    Optional<Path> file = workspaceFile(folder(given.getFirst()));
    Path root = file.map(WorkspaceLoader::folder).orElseGet(() -> folder(given.getFirst()));
    Optional<WorkspaceReader.Settings> settings = Optional.empty();
    if (file.isPresent()) {
      String shown = Paths.shown(file.get(), workingFolder);
      settings =
          SourceFiles.read(file.get(), shown, diags)
              .flatMap(source -> WorkspaceReader.read(source, root, diags));
      if (settings.isEmpty()) {
        return Optional.empty();
      }
    }
    boolean whole = arguments.isEmpty() || given.contains(root);
    List<Path> listed =
        settings.map(s -> s.specs().stream().map(Located::value).toList()).orElse(List.of());
    List<Path> wanted = !whole ? given : listed.isEmpty() ? List.of(root) : listed;
    List<Workspace.SpecFile> specs = specs(wanted);
    Workspace standard = Workspace.standard(root, specs);
    return Optional.of(settings.map(s -> s.workspace(standard)).orElse(standard));
  }

  private static Path folder(Path path) {
    Path parent = path.getParent();
    return Files.isDirectory(path) || parent == null ? path : parent;
  }

  private static Optional<Path> workspaceFile(Path from) {
    for (Path folder = from; folder != null; folder = folder.getParent()) {
      Path file = folder.resolve(Workspace.FILE_NAME);
      if (Files.isRegularFile(file)) {
        return Optional.of(file);
      }
    }
    return Optional.empty();
  }

  private List<Workspace.SpecFile> specs(List<Path> wanted) {
    Set<Path> files = new LinkedHashSet<>();
    for (Path path : wanted) {
      if (Files.isDirectory(path)) {
        files.addAll(specsBelow(path));
      } else if (!path.endsWith(Workspace.FILE_NAME)) {
        files.add(path);
      } else {
        files.addAll(specsBelow(folder(path)));
      }
    }
    if (files.isEmpty()) {
      diags.report(Problems.noSpecs(Paths.shown(wanted.getFirst(), workingFolder)));
    }
    List<Workspace.SpecFile> specs = new ArrayList<>();
    for (Path file : files) {
      SourceFiles.read(file, Paths.shown(file, workingFolder), diags)
          .ifPresent(source -> specs.add(new Workspace.SpecFile(file, source)));
    }
    return specs;
  }

  /** The spec files below a folder by path, without hidden and generated folders. */
  private Set<Path> specsBelow(Path folder) {
    Set<Path> found = new TreeSet<>();
    try {
      Files.walkFileTree(folder, new SpecFinder(folder, found));
    } catch (IOException e) {
      throw new DscException(
          Code.IO_FAILED, "`" + Paths.shown(folder, workingFolder) + "` could not be read", e);
    }
    return found;
  }

  private static final class SpecFinder extends SimpleFileVisitor<Path> {
    private final Path start;
    private final Set<Path> found;

    SpecFinder(Path start, Set<Path> found) {
      this.start = start;
      this.found = found;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      String name = String.valueOf(folder.getFileName());
      boolean skipped = name.startsWith(".") || SKIPPED.contains(name);
      return skipped && !folder.equals(start)
          ? FileVisitResult.SKIP_SUBTREE
          : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      String name = String.valueOf(file.getFileName());
      boolean yaml = name.endsWith(".yaml") || name.endsWith(".yml");
      if (yaml && !name.equals(Workspace.FILE_NAME) && !name.startsWith(".") && isSpec(file)) {
        found.add(file);
      }
      return FileVisitResult.CONTINUE;
    }

    /** Files that can't be read as text count as specs, so that they are reported. */
    private static boolean isSpec(Path file) throws IOException {
      if (Files.size(file) > SourceFiles.MAX_BYTES) {
        return true;
      }
      Optional<SourceFile> source =
          SourceFiles.decode(Files.readAllBytes(file), file.toString(), new Diagnostics());
      return source.isEmpty() || LOOKS_LIKE_A_SPEC.matcher(source.get().text()).find();
    }
  }
}
