package dsc;

import dsc.catalog.Value;
import dsc.check.Typed;
import dsc.diag.Diagnostics;
import dsc.lower.Lowering;
import dsc.lower.Values;
import dsc.model.Datasource;
import dsc.parts.PartsFile;
import dsc.project.Binding;
import dsc.spec.ValueExpr;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A checked spec with everything it refers to bound: for one tenant, or the only one of a spec
 * without tenants. Nothing about it can be wrong any more.
 *
 * @param lowering shared by all variants of the spec
 * @param folder what paths in the spec are relative to
 * @param parts what the spec does not say itself, for a spec that was imported
 */
public record Variant(
    Typed typed, Lowering lowering, Path folder, Binding binding, Optional<PartsFile> parts) {
  /** The id of the data source. */
  public String id() {
    return typed.resolved().spec().id().value();
  }

  /** The id of the tenant. */
  public Optional<String> tenant() {
    return binding.tenant().map(tenant -> tenant.id());
  }

  /** The data source, without a look at any source. */
  public Datasource datasource() {
    return datasource(new Diagnostics());
  }

  /** The data source; parts that do not fit what the spec says are reported. */
  Datasource datasource(Diagnostics diags) {
    Datasource compiled = lowering.lower(values());
    return parts.map(file -> file.apply(compiled, diags)).orElse(compiled);
  }

  /** What references stand for. */
  public Values values() {
    return this::value;
  }

  private Value value(ValueExpr expr) {
    Diagnostics diags = new Diagnostics();
    return binding
        .value(expr, diags)
        .orElseThrow(() -> new IllegalStateException("unchecked value: " + diags.sorted()));
  }
}
