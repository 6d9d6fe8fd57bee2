package dsc.spec;

import java.util.List;
import java.util.Optional;

/**
 * Where and how the data source is published: {@code project} (a nested path), {@code description},
 * {@code tags}, {@code certified}, and {@code site}. On a tenant table these may refer to the
 * tenant.
 */
public record PublishSpec(
    Optional<ValueExpr> project,
    Optional<ValueExpr> site,
    Optional<ValueExpr> description,
    List<ValueExpr> tags) {
  public PublishSpec {
    tags = List.copyOf(tags);
  }
}
