package dsc.spec;

import dsc.catalog.Value;
import dsc.diag.Span;
import java.util.List;

/**
 * A scalar that may refer to the environment, a variable or a tenant's column. Not text templating:
 * a scalar that is one reference keeps the type of what it refers to.
 */
public sealed interface ValueExpr {
  Span span();

  /** Whether it differs from tenant to tenant. */
  default boolean isOfTenant() {
    return switch (this) {
      case Fixed ignored -> false;
      case Reference reference -> reference.kind() == Kind.TENANT;
      case Joined joined -> joined.parts().stream().anyMatch(ValueExpr::isOfTenant);
    };
  }

  /** A plain value. */
  record Fixed(Span span, Value value) implements ValueExpr {}

  /** One {@code ${kind.name}}. */
  record Reference(Span span, Kind kind, String name) implements ValueExpr {}

  /** Text with references in it; always a text. */
  record Joined(Span span, List<ValueExpr> parts) implements ValueExpr {
    public Joined {
      parts = List.copyOf(parts);
    }
  }

  /** What a reference refers to. */
  enum Kind {
    /** {@code ${env.NAME}}: an environment variable, always a text. */
    ENV,
    /** {@code ${var.name}}: a variable of the workspace, or given with {@code --var}. */
    VAR,
    /** {@code ${tenant.column}}: a column of the tenant table. */
    TENANT
  }
}
