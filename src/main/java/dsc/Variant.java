package dsc;

import dsc.catalog.Value;
import dsc.check.Typed;
import dsc.diag.Diagnostics;
import dsc.lower.Values;
import dsc.parts.PartsFile;
import dsc.project.Binding;
import dsc.spec.ValueExpr;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A checked spec with everything it refers to bound: for one tenant, or the only one of a spec
 * without tenants. Nothing about it can be wrong any more.
 *
 * @param folder what paths in the spec are relative to
 * @param parts what the spec does not say itself, for a spec that was imported
 */
public record Variant(Typed typed, Path folder, Binding binding, Optional<PartsFile> parts) {
  /** The id of the data source. */
  public String id() {
    return typed.resolved().spec().id().value();
  }

  /** The id of the tenant. */
  public Optional<String> tenant() {
    return binding.tenant().map(tenant -> tenant.id());
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
