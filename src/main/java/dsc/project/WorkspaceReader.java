package dsc.project;

import dsc.catalog.DataType;
import dsc.catalog.Value;
import dsc.diag.Diagnostics;
import dsc.diag.SourceFile;
import dsc.spec.Located;
import dsc.spec.Reading;
import dsc.spec.SchemaCheck;
import dsc.spec.SpecSchema;
import dsc.spec.ValueExpr;
import dsc.spec.YamlMapping;
import dsc.spec.YamlNode;
import dsc.spec.YamlReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads {@code dsc.yaml}. */
final class WorkspaceReader {
  private final Reading reading;
  private final Diagnostics diags;
  private final Path root;

  private WorkspaceReader(Reading reading, Path root) {
    this.reading = reading;
    this.diags = reading.diags();
    this.root = root;
  }

  /** What a workspace file says. */
  record Settings(
      List<Located<Path>> specs,
      Optional<Located<String>> defaultTarget,
      List<Target> targets,
      List<Variable> variables,
      Optional<ValueExpr> project,
      List<Located<String>> allowedHazards,
      List<String> drivers) {

    /** A standard workspace with these settings instead. */
    Workspace workspace(Workspace standard) {
      return new Workspace(
          standard.root(),
          standard.specs(),
          targets.isEmpty() ? standard.targets() : targets,
          defaultTarget,
          variables,
          project,
          allowedHazards,
          drivers);
    }
  }

  /** The settings in a file; empty when it has errors, which are reported. */
  static Optional<Settings> read(SourceFile file, Path root, Diagnostics diags) {
    Diagnostics found = new Diagnostics();
    Optional<Settings> settings =
        YamlReader.read(file, found)
            .flatMap(
                node -> {
                  SchemaCheck.check(node, SpecSchema.WORKSPACE, found);
                  return new WorkspaceReader(new Reading(found, false), root).settings(node);
                });
    diags.reportAll(found.sorted());
    return found.hasErrors() ? Optional.empty() : settings;
  }

  private Optional<Settings> settings(YamlNode node) {
    return reading
        .mapping(node)
        .map(
            mapping -> {
              List<Target> targets =
                  reading.entries(mapping, "targets").stream()
                      .flatMap(entry -> target(entry).stream())
                      .toList();
              Optional<Located<String>> chosen = reading.name(mapping, "default_target");
              checkDefault(mapping, targets);
              return new Settings(
                  specs(mapping),
                  chosen,
                  targets,
                  variables(mapping),
                  mapping
                      .get("defaults")
                      .flatMap(reading::mapping)
                      .flatMap(defaults -> reading.text(defaults, "project")),
                  allowed(mapping),
                  reading.items(mapping, "drivers").stream()
                      .flatMap(item -> reading.name(item).stream())
                      .map(Located::value)
                      .toList());
            });
  }

  private void checkDefault(YamlMapping mapping, List<Target> targets) {
    List<String> names = targets.stream().map(target -> target.name().value()).toList();
    boolean declared = mapping.get("targets").isPresent();
    reading
        .name(mapping, "default_target")
        .filter(name -> declared && !names.contains(name.value()))
        .ifPresent(name -> diags.report(Problems.unknownDefaultTarget(name, names)));
  }

  private List<Located<Path>> specs(YamlMapping mapping) {
    List<Located<Path>> specs = new ArrayList<>();
    for (YamlNode node : reading.items(mapping, "specs")) {
      reading
          .name(node)
          .ifPresent(
              written ->
                  Paths.inside(root, written, diags)
                      .ifPresent(path -> addSpec(path.normalize(), written, specs)));
    }
    return specs;
  }

  private void addSpec(Path path, Located<String> written, List<Located<Path>> specs) {
    if (Files.exists(path)) {
      specs.add(new Located<>(path, written.span()));
    } else {
      diags.report(Problems.listedSpecMissing(written));
    }
  }

  private Optional<Target> target(YamlMapping.Entry entry) {
    Located<String> name = reading.name(entry.key());
    Optional<YamlMapping> mapping = reading.mapping(entry.value());
    if (mapping.isEmpty()) {
      return Optional.empty();
    }
    YamlMapping target = mapping.get();
    Optional<YamlMapping.Entry> directory = target.entry("directory");
    Optional<YamlMapping.Entry> server = target.entry("server");
    if (directory.isPresent() == server.isPresent()) {
      diags.report(Problems.targetKind(name, directory.isPresent()));
      return Optional.empty();
    }
    if (server.isPresent()) {
      return new ServerReader(reading, root).target(name, target);
    }
    target.entries().stream()
        .filter(e -> ServerReader.KEYS.contains(e.name()))
        .forEach(e -> diags.report(Problems.onlyForServers(e.key().span(), e.name())));
    return reading
        .name(target, "directory")
        .flatMap(written -> Paths.inside(root, written, diags))
        .map(path -> new Target.Directory(name, path.normalize(), reading.text(target, "project")));
  }

  private List<Variable> variables(YamlMapping mapping) {
    List<Variable> variables = new ArrayList<>();
    for (YamlMapping.Entry entry : reading.entries(mapping, "variables")) {
      Located<String> name = reading.name(entry.key());
      Optional<YamlMapping> variable = reading.mapping(entry.value());
      Optional<Located<DataType>> type =
          variable.flatMap(v -> reading.word(v, "type", DataType.class));
      if (type.isPresent()) {
        String description =
            variable.flatMap(v -> reading.name(v, "description")).map(Located::value).orElse("");
        variables.add(
            new Variable(
                name, type.get().value(), fallback(variable.get(), type.get()), description));
      }
    }
    return variables;
  }

  private Optional<Value> fallback(YamlMapping variable, Located<DataType> type) {
    Optional<ValueExpr> written =
        variable.get("default").flatMap(reading::scalar).map(reading::fixed);
    if (written.isEmpty() || !(written.get() instanceof ValueExpr.Fixed fixed)) {
      return Optional.empty();
    }
    Optional<Value> value = TypedText.convert(fixed.value(), type.value());
    if (value.isEmpty()) {
      diags.report(Problems.defaultType(fixed.span(), fixed.value(), type));
    }
    return value;
  }

  private List<Located<String>> allowed(YamlMapping mapping) {
    return mapping
        .get("policies")
        .flatMap(reading::mapping)
        .map(policies -> reading.items(policies, "allow"))
        .orElse(List.of())
        .stream()
        .flatMap(item -> reading.name(item).stream())
        .toList();
  }
}
