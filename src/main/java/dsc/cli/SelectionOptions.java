package dsc.cli;

import dsc.diag.Diagnostics;
import dsc.project.TenantSelection;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which data sources a command is about, and the values they refer to. */
final class SelectionOptions {
  @Parameters(
      arity = "0..*",
      paramLabel = "SPEC",
      description = "Spec files, or folders that hold them. Default: the working folder.")
  List<Path> specs = new ArrayList<>();

  @Option(
      names = "--var",
      paramLabel = "NAME=VALUE",
      description = "Set a variable of the workspace. May be given several times.")
  Map<String, String> variables = new LinkedHashMap<>();

  @Option(
      names = "--tenant",
      paramLabel = "ID",
      split = ",",
      description = "Only this tenant, or these. Default: all of them.")
  Set<String> tenants = new LinkedHashSet<>();

  @Option(
      names = "--tenants-from",
      paramLabel = "FILE",
      description =
          "Only the tenants that a CSV, YAML or JSON file lists; - for the standard input.")
  Optional<Path> tenantsFrom = Optional.empty();

  /** Adds the tenants that are listed somewhere else to those that are named. */
  void readTenants(Diagnostics diags) {
    tenantsFrom.ifPresent(file -> tenants.addAll(TenantSelection.read(file, System.in, diags)));
  }
}
