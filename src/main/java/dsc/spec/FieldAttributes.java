package dsc.spec;

import dsc.catalog.FieldType;
import dsc.catalog.Role;
import java.time.Month;
import java.util.List;
import java.util.Optional;

/**
 * How a field looks and behaves in Tableau, whatever it is: what columns, calculations, groups and
 * the rest share. Absent means Tableau's default. {@code more} holds further attributes of {@code
 * <column>}, spelt as in a TDS.
 */
public record FieldAttributes(
    Optional<Located<Role>> role,
    Optional<Located<FieldType>> type,
    Optional<Located<String>> aggregation,
    Optional<Located<String>> format,
    boolean hidden,
    Optional<Located<String>> geo,
    List<RunSpec> description,
    Optional<Located<String>> folder,
    List<AliasSpec> aliases,
    List<PlaceSpec> places,
    Optional<Located<Month>> fiscalYearStart,
    Optional<SortSpec> sort,
    List<EncodingSpec> encodings,
    List<ConnectionSpec.Attribute> more) {
  /** Nothing said. */
  public static final FieldAttributes NONE =
      new FieldAttributes(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          false,
          Optional.empty(),
          List.of(),
          Optional.empty(),
          List.of(),
          List.of(),
          Optional.empty(),
          Optional.empty(),
          List.of(),
          List.of());

  public FieldAttributes {
    description = List.copyOf(description);
    aliases = List.copyOf(aliases);
    places = List.copyOf(places);
    encodings = List.copyOf(encodings);
    more = List.copyOf(more);
  }

  /** {@code aliases: { value: Shown }}. */
  public record AliasSpec(ValueExpr value, Located<String> shown) {}

  /** {@code places: { value: Place }}. */
  public record PlaceSpec(ValueExpr value, Located<String> place) {}
}
