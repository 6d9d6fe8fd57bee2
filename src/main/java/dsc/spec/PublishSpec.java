package dsc.spec;

import dsc.diag.Span;
import java.util.List;
import java.util.Optional;

/**
 * Where and how the data source is published: {@code project} (a nested path), {@code site}, and
 * what a server keeps beside the content. What is left out is left alone there. {@code adopt} takes
 * over what somebody else published under the name; {@code protect} forbids deleting it and changes
 * that break workbooks. On a tenant table these may refer to the tenant.
 */
public record PublishSpec(
    Optional<ValueExpr> project,
    Optional<ValueExpr> site,
    Optional<ValueExpr> description,
    List<ValueExpr> tags,
    Optional<ValueExpr> owner,
    Optional<Certified> certified,
    List<Permission> permissions,
    Optional<ScheduleSpec> schedule,
    boolean adopt,
    boolean protect) {
  public PublishSpec {
    tags = List.copyOf(tags);
    permissions = List.copyOf(permissions);
  }

  /** Certified, perhaps with a note, or not certified. */
  public record Certified(boolean certified, Optional<ValueExpr> note) {}

  /**
   * What a group or a user may and may not do; capabilities that are not named stay as they are.
   */
  public record Permission(
      boolean group, ValueExpr grantee, List<String> allow, List<String> deny, Span span) {
    public Permission {
      allow = List.copyOf(allow);
      deny = List.copyOf(deny);
    }
  }
}
