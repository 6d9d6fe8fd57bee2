package dsc.cli;

import dsc.diag.Diagnostics;
import dsc.project.TenantSelection;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which data sources a command is about, and the values they refer to. */
final class SelectionOptions extends Arguments {
  final Given<List<Path>> specs =
      positional(
              "0..*", "SPEC", "Spec files, or folders that hold them. Default: the working folder.")
          .list(Path.class);

  final Given<Map<String, String>> variables =
      option("--var", "NAME=VALUE", "Set a variable of the workspace. May be given several times.")
          .map();

  final Given<Set<String>> tenants =
      option("--tenant", "ID", "Only this tenant, or these. Default: all of them.")
          .separated()
          .set();

  final Given<Optional<Path>> tenantsFrom =
      option(
              "--tenants-from",
              "FILE",
              "Only the tenants that a CSV, YAML or JSON file lists; - for the standard input.")
          .optional(Path.class);

  /** Adds the tenants that are listed somewhere else to those that are named. */
  void readTenants(Diagnostics diags) {
    tenantsFrom
        .value()
        .ifPresent(file -> tenants.value().addAll(TenantSelection.read(file, System.in, diags)));
  }
}
