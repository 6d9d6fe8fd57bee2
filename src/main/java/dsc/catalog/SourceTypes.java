package dsc.catalog;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** What the columns of databases become, from {@code dsc/catalog/source-types.yaml}. */
public final class SourceTypes {
  /** The most digits every whole number of which 64 bits hold. */
  private static final int LONG_DIGITS = 18;

  private final SortedMap<String, DataFile.Table> byJdbcName;
  private final SortedMap<String, DataFile.Table> byName;
  private final SortedMap<String, String> refusals;

  private SourceTypes(DataFile.Table root) {
    this.byJdbcName = root.table("jdbc").tables();
    this.byName = root.table("names").tables();
    this.refusals = root.texts("refusals");
  }

  /** Read at the first use and never changed. */
  private static final class Standard {
    static final SourceTypes TYPES = new SourceTypes(DataFile.read("source-types.yaml"));
  }

  public static SourceTypes load() {
    return Standard.TYPES;
  }

  /**
   * The type of a column.
   *
   * @param jdbcName the name of its JDBC type, for example {@code NUMERIC}
   * @param name how the database calls it, for example {@code timestamptz}
   * @param precision how many digits a decimal has, 0 when that is not said
   */
  public SourceType of(String jdbcName, String name, int precision, int scale) {
    String plain = name.toLowerCase(Locale.ROOT).replaceAll("\\s*\\([^)]*\\)", "").strip();
    boolean array = plain.startsWith("_") || plain.endsWith("[]");
    DataFile.Table entry =
        Optional.ofNullable(array ? byJdbcName.get("ARRAY") : byName.get(plain))
            .or(() -> Optional.ofNullable(byJdbcName.get(jdbcName)))
            .orElseGet(() -> byJdbcName.getOrDefault("OTHER", new DataFile.Table("", null)));
    SourceType.Reads reads =
        SourceType.Reads.valueOf(entry.text("reads").orElse("nothing").toUpperCase(Locale.ROOT));
    Optional<DataType> usual = entry.text("usual").flatMap(DataType::of);
    boolean whole =
        reads == SourceType.Reads.DECIMAL
            && scale == 0
            && precision > 0
            && precision <= LONG_DIGITS;
    Set<DataType> also =
        entry.list("also").stream()
            .map(text -> DataType.of(text).orElseThrow())
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(DataType.class)));
    usual.ifPresent(also::add);
    return new SourceType(
        shown(name, reads, precision, scale),
        whole ? Optional.of(DataType.INTEGER) : usual,
        reads == SourceType.Reads.DECIMAL && !whole
            ? Decimal.of(precision, scale).filter(Decimal::isSmall)
            : Optional.empty(),
        also,
        reads,
        entry.text("refuse").map(word -> refusals.getOrDefault(word, word)));
  }

  /** The type of a column that may hold anything; it becomes what the declared type says. */
  public SourceType dynamic(String jdbcName, String name) {
    SourceType declared = of(jdbcName, name, 0, 0);
    return new SourceType(
        name.isEmpty() ? "any" : name,
        Optional.of(declared.usual().orElse(DataType.STRING)),
        Optional.empty(),
        EnumSet.range(DataType.BOOLEAN, DataType.DATETIME),
        SourceType.Reads.ANY,
        Optional.empty());
  }

  private static String shown(String name, SourceType.Reads reads, int precision, int scale) {
    boolean plain = name.indexOf('(') < 0;
    return reads == SourceType.Reads.DECIMAL && plain && precision > 0 && precision < 1000
        ? name + "(" + precision + "," + scale + ")"
        : name;
  }
}
