package dsc.spec;

import dsc.catalog.FieldType;
import dsc.catalog.Role;
import java.util.List;
import java.util.Optional;

/**
 * How a field looks and behaves in Tableau, whatever it is: what columns, calculations, groups and
 * the rest share. Absent means Tableau's default.
 */
public record FieldAttributes(
    Optional<Located<Role>> role,
    Optional<Located<FieldType>> type,
    Optional<Located<String>> aggregation,
    Optional<Located<String>> format,
    boolean hidden,
    Optional<Located<String>> geo,
    Optional<ValueExpr> description,
    Optional<Located<String>> folder,
    List<AliasSpec> aliases) {
  /** Nothing said. */
  public static final FieldAttributes NONE =
      new FieldAttributes(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          false,
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          List.of());

  public FieldAttributes {
    aliases = List.copyOf(aliases);
  }

  /** {@code aliases: { value: Shown }}. */
  public record AliasSpec(ValueExpr value, Located<String> shown) {}
}
