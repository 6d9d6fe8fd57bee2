package dsc;

import dsc.diag.Diagnostics;
import dsc.project.FoundTenants;
import java.util.Optional;

/** Asked who the tenants of a spec are, when neither it nor a file lists them. */
@FunctionalInterface
public interface TenantSource {
  /**
   * The rows that say so; empty when there are none to be had, which is reported.
   *
   * @param unbound the spec without a tenant
   * @throws dsc.diag.DscException when a database cannot be reached
   */
  Optional<FoundTenants> find(Variant unbound, Diagnostics diags);
}
