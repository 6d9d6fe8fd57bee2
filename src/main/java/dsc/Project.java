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
  private final Optional<TenantSource> source;
  private final Diagnostics diags;

  private Project(
      Compiler compiler,
      Workspace workspace,
      Binding binding,
      Set<String> tenantIds,
      Optional<TenantSource> source,
      Diagnostics diags) {
    this.compiler = compiler;
    this.workspace = workspace;
    this.binding = binding;
    this.tenantIds = Set.copyOf(tenantIds);
    this.source = source;
    this.diags = diags;
  }

  /**
   * Checks every spec and gives the variants of those that are in order. Problems are reported;
   * with any error among them, nothing should be built.
   *
   * @param variables values given by the user, by name
   * @param tenantIds the tenants wanted; none means all
   * @param source asked for tenants that are not listed
   * @throws dsc.diag.DscException when it cannot be reached
   */
  public static List<Variant> check(
      Compiler compiler,
      Workspace workspace,
      Map<String, String> variables,
      Map<String, String> environment,
      Set<String> tenantIds,
      TenantSource source,
      Diagnostics diags) {
    Binding binding = Binding.of(workspace.variables(), variables, environment, diags);
    return new Project(compiler, workspace, binding, tenantIds, Optional.of(source), diags).check();
  }

  /** The same without a look at any source: a spec that takes its tenants from it has none. */
  public static List<Variant> check(
      Compiler compiler,
      Workspace workspace,
      Map<String, String> variables,
      Map<String, String> environment,
      Set<String> tenantIds,
      Diagnostics diags) {
    Binding binding = Binding.of(workspace.variables(), variables, environment, diags);
    return new Project(compiler, workspace, binding, tenantIds, Optional.empty(), diags).check();
  }

  /** A spec that is in order by itself, with the tenants that are listed for it. */
  private record Checked(
      Workspace.SpecFile file,
      Typed typed,
      Optional<TenantTable> listed,
      Optional<PartsFile> parts) {
    Optional<TenantsSpec> asked() {
      return typed.resolved().spec().tenants().filter(tenants -> listed.isEmpty());
    }
  }

  private List<Variant> check() {
    List<Checked> checked = new ArrayList<>();
    List<DatasourceSpec> specs = new ArrayList<>();
    for (Workspace.SpecFile file : workspace.specs()) {
      Optional<DatasourceSpec> spec = compiler.read(file.source(), diags);
      spec.ifPresent(specs::add);
      spec.flatMap(s -> check(file, s)).ifPresent(checked::add);
    }
    Workspace.checkIds(specs, diags);
    // A source is asked only after all that can be wrong without it is known.
    boolean ask = !diags.hasErrors();
    List<Variant> variants = new ArrayList<>();
    for (Checked spec : checked) {
      if (spec.asked().isEmpty() || ask) {
        variants.addAll(variants(spec));
      }
    }
    return List.copyOf(variants);
  }

  private Optional<Checked> check(Workspace.SpecFile file, DatasourceSpec spec) {
    Optional<TenantsSpec> listed = spec.tenants().filter(t -> isListed(t.origin()));
    Optional<TenantTable> tenants =
        listed.flatMap(said -> Tenants.load(said, file.folder(), diags));
    Optional<PartsFile> parts =
        spec.parts()
            .flatMap(path -> SourceFiles.read(file.folder(), path, diags))
            .flatMap(text -> PartsFile.read(text, diags));
    boolean complete =
        tenants.isPresent() == listed.isPresent() && parts.isPresent() == spec.parts().isPresent();
    return compiler
        .check(spec, diags)
        .filter(typed -> complete)
        .map(typed -> new Checked(file, typed, tenants, parts));
  }

  private static boolean isListed(TenantsSpec.Origin origin) {
    return switch (origin) {
      case TenantsSpec.Origin.Listed ignored -> true;
      case TenantsSpec.Origin.Written ignored -> true;
      case TenantsSpec.Origin.Queried ignored -> false;
      case TenantsSpec.Origin.Distinct ignored -> false;
    };
  }

  private List<Variant> variants(Checked spec) {
    Lowering lowering = new Lowering(spec.typed(), compiler.connections());
    if (spec.asked().isEmpty()) {
      return variants(spec, lowering, spec.listed());
    }
    List<SpecValues.Wanted> values = SpecValues.of(spec.typed(), compiler.connections());
    Diagnostics own = new Diagnostics();
    values.stream().filter(v -> !v.dependsOnTenant()).forEach(v -> check(v, binding, own));
    if (source.isEmpty() || own.hasErrors()) {
      diags.reportAll(own.sorted());
      return List.of();
    }
    Variant unbound =
        new Variant(spec.typed(), lowering, spec.file().folder(), binding, spec.parts());
    Optional<TenantTable> found =
        source
            .get()
            .find(unbound, diags)
            .flatMap(rows -> rows.table(spec.asked().orElseThrow(), diags));
    return found.isEmpty() ? List.of() : variants(spec, lowering, found);
  }

  private List<Variant> variants(Checked spec, Lowering lowering, Optional<TenantTable> tenants) {
    Diagnostics own = new Diagnostics();
    List<SpecValues.Wanted> values = SpecValues.of(spec.typed(), compiler.connections());
    List<Variant> variants = new ArrayList<>();
    for (Binding bound : bindings(tenants, own)) {
      for (SpecValues.Wanted value : values) {
        if (variants.isEmpty() || value.dependsOnTenant()) {
          check(value, bound, own);
        }
      }
      variants.add(new Variant(spec.typed(), lowering, spec.file().folder(), bound, spec.parts()));
      if (variants.size() == 1 && spec.parts().isPresent() && !own.hasErrors()) {
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
