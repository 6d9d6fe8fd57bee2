package dsc;

import dsc.catalog.Value;
import dsc.check.Typed;
import dsc.diag.Diagnostics;
import dsc.lower.Lowering;
import dsc.lower.Values;
import dsc.model.Datasource;
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
 */
public record Variant(Typed typed, Lowering lowering, Path folder, Binding binding) {
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
    return lowering.lower(values());
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
