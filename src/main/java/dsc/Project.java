package dsc;

import dsc.check.Typed;
import dsc.diag.Diagnostics;
import dsc.lower.Lowering;
import dsc.parts.PartsFile;
import dsc.project.Binding;
import dsc.project.SourceFiles;
import dsc.project.TenantTable;
import dsc.project.Tenants;
import dsc.project.Workspace;
import dsc.spec.DatasourceSpec;
import dsc.spec.TenantsSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All the specs of a workspace, checked together with what they refer to: the environment,
 * variables and tenants.
 */
public final class Project {
  private final Compiler compiler;
  private final Workspace workspace;
  private final Binding binding;
  private final Set<String> tenantIds;
  private final Diagnostics diags;

  private Project(
      Compiler compiler,
      Workspace workspace,
      Binding binding,
      Set<String> tenantIds,
      Diagnostics diags) {
    this.compiler = compiler;
    this.workspace = workspace;
    this.binding = binding;
    this.tenantIds = Set.copyOf(tenantIds);
    this.diags = diags;
  }

  /**
   * Checks every spec and gives the variants of those that are in order. Problems are reported;
   * with any error among them, nothing should be built.
   *
   * @param variables values given by the user, by name
   * @param tenantIds the tenants wanted; none means all
   */
  public static List<Variant> check(
      Compiler compiler,
      Workspace workspace,
      Map<String, String> variables,
      Map<String, String> environment,
      Set<String> tenantIds,
      Diagnostics diags) {
    Binding binding = Binding.of(workspace.variables(), variables, environment, diags);
    return new Project(compiler, workspace, binding, tenantIds, diags).check();
  }

  private List<Variant> check() {
    List<Variant> variants = new ArrayList<>();
    List<DatasourceSpec> specs = new ArrayList<>();
    for (Workspace.SpecFile file : workspace.specs()) {
      Optional<DatasourceSpec> spec = compiler.read(file.source(), diags);
      spec.ifPresent(specs::add);
      spec.ifPresent(s -> variants.addAll(check(file, s)));
    }
    Workspace.checkIds(specs, diags);
    return List.copyOf(variants);
  }

  private List<Variant> check(Workspace.SpecFile file, DatasourceSpec spec) {
    Optional<TenantTable> tenants = Optional.empty();
    boolean bad = false;
    if (spec.tenants().isPresent()) {
      TenantsSpec said = spec.tenants().get();
      tenants = Tenants.load(said, file.folder(), diags);
      bad = tenants.isEmpty();
    }
    Optional<PartsFile> parts = Optional.empty();
    if (spec.parts().isPresent()) {
      parts =
          SourceFiles.read(file.folder(), spec.parts().get(), diags)
              .flatMap(text -> PartsFile.read(text, diags));
      bad |= parts.isEmpty();
    }
    Optional<Typed> typed = compiler.check(spec, diags);
    if (bad || typed.isEmpty()) {
      return List.of();
    }
    return variants(file, typed.get(), tenants, parts);
  }

  private List<Variant> variants(
      Workspace.SpecFile file,
      Typed typed,
      Optional<TenantTable> tenants,
      Optional<PartsFile> parts) {
    Diagnostics own = new Diagnostics();
    List<SpecValues.Wanted> values = SpecValues.of(typed, compiler.connections());
    Lowering lowering = new Lowering(typed, compiler.connections());
    List<Variant> variants = new ArrayList<>();
    for (Binding bound : bindings(tenants, own)) {
      for (SpecValues.Wanted value : values) {
        if (variants.isEmpty() || value.dependsOnTenant()) {
          check(value, bound, own);
        }
      }
      variants.add(new Variant(typed, lowering, file.folder(), bound, parts));
      if (variants.size() == 1 && parts.isPresent() && !own.hasErrors()) {
        variants.getFirst().datasource(own);
      }
      if (variants.size() == 1 && !own.hasErrors()) {
        ExtractCalculations.check(variants.getFirst(), compiler.functions(), own);
      }
    }
    diags.reportAll(own.sorted());
    return own.hasErrors() ? List.of() : variants;
  }

  private List<Binding> bindings(Optional<TenantTable> tenants, Diagnostics own) {
    if (tenants.isEmpty()) {
      return List.of(binding);
    }
    TenantTable table = tenants.get();
    List<TenantTable.Tenant> wanted =
        tenantIds.isEmpty() ? table.tenants() : table.select(tenantIds, own);
    return wanted.stream().map(tenant -> binding.forTenant(table, tenant)).toList();
  }

  private static void check(SpecValues.Wanted value, Binding bound, Diagnostics diags) {
    if (value.type().isPresent()) {
      bound.value(value.value(), value.type().get(), diags);
    } else {
      bound.value(value.value(), diags);
    }
  }
}
