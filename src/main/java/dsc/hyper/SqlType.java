package dsc.hyper;

import dsc.catalog.DataType;
import dsc.catalog.Decimal;
import dsc.extract.ExtractProgram.Column;
import java.util.Arrays;
import java.util.Optional;

/** The engine's column types. {@link #sql} is the type as SQL writes it. */
public sealed interface SqlType {
  String sql();

  /** The types without parameters. */
  enum Plain implements SqlType {
    BOOL("boolean", "bool"),
    SMALL_INT("smallint", "int2"),
    INT("integer", "int4"),
    BIG_INT("bigint", "int8"),
    /** 32 bits; needs database version 4 in a file. */
    REAL("real", "float4"),
    DOUBLE("double precision", "float8"),
    TEXT("text", "text"),
    JSON("json", "json"),
    BYTES("bytea", "bytea"),
    DATE("date", "date"),
    TIME("time", "time"),
    /** Day and time of day without a zone, to the microsecond. */
    TIMESTAMP("timestamp", "timestamp"),
    /** A moment, stored in UTC, to the microsecond. */
    TIMESTAMP_TZ("timestamp with time zone", "timestamptz"),
    INTERVAL("interval", "interval"),
    /** An unsigned number of 32 bits. */
    OID("oid", "oid"),
    GEOGRAPHY("tableau.tabgeography", "tabgeography");

    private final String sql;
    private final String shortName;

    Plain(String sql, String shortName) {
      this.sql = sql;
      this.shortName = shortName;
    }

    @Override
    public String sql() {
      return sql;
    }
  }

  /**
   * The type of an extract's column, as Tableau's own extracts have it.
   *
   * @throws IllegalArgumentException for what no column is
   */
  static SqlType ofColumn(Column column) {
    return column
        .decimal()
        .<SqlType>map(decimal -> new Numeric(decimal.precision(), decimal.scale()))
        .orElseGet(() -> ofType(column.type()));
  }

  private static SqlType ofType(DataType type) {
    return switch (type) {
      case BOOLEAN -> Plain.BOOL;
      case INTEGER -> Plain.BIG_INT;
      case REAL -> Plain.DOUBLE;
      case STRING -> Plain.TEXT;
      case DATE -> Plain.DATE;
      case DATETIME -> Plain.TIMESTAMP;
      case SPATIAL -> Plain.GEOGRAPHY;
      case TABLE, TUPLE, UNKNOWN, NULL, ERROR ->
          throw new IllegalArgumentException("no column has type " + type.text());
    };
  }

  /** A decimal number. More than 18 digits need database version 3 in a file. */
  record Numeric(int precision, int scale) implements SqlType {
    /** The most digits a numeric of 64 bits holds. */
    static final int SMALL_PRECISION = Decimal.SMALL_PRECISION;

    public Numeric {
      if (precision < 1 || precision > 38 || scale < 0 || scale > precision) {
        throw new IllegalArgumentException("no numeric(" + precision + "," + scale + ")");
      }
    }

    @Override
    public String sql() {
      return "numeric(" + precision + "," + scale + ")";
    }
  }

  /** A text of at most this many characters. */
  record Varchar(int length) implements SqlType {
    @Override
    public String sql() {
      return "varchar(" + length + ")";
    }
  }

  /** A text of exactly this many characters, padded with spaces. */
  record Char(int length) implements SqlType {
    @Override
    public String sql() {
      return "char(" + length + ")";
    }
  }

  /**
   * The type that {@code pg_type} and {@code pg_attribute} describe.
   *
   * @param modifier {@code atttypmod}: 4 more than a length, or than precision and scale in 16 bits
   *     each; -1 is none
   */
  static Optional<SqlType> ofCatalog(String name, int modifier) {
    int packed = Math.max(0, modifier - 4);
    return name.equals("numeric") ? of(name, packed >> 16, packed & 0xffff) : of(name, packed, 0);
  }

  /**
   * The type of this name, as the engine's catalog or the PostgreSQL driver spell it, with this
   * precision (or length) and scale; 0 is none.
   */
  static Optional<SqlType> of(String name, int precision, int scale) {
    return switch (name) {
      case "numeric" -> Optional.of(new Numeric(precision == 0 ? 38 : precision, scale));
      case "varchar", "character varying" ->
          Optional.of(precision == 0 ? Plain.TEXT : new Varchar(precision));
      case "bpchar", "character" -> Optional.of(new Char(Math.max(1, precision)));
      case "char", "character(1)" -> Optional.of(new Char(1));
      // The driver quotes names outside the usual schemas.
      case "\"tableau\".\"tabgeography\"" -> Optional.of(Plain.GEOGRAPHY);
      default ->
          Arrays.stream(Plain.values())
              .filter(type -> type.sql.equals(name) || type.shortName.equals(name))
              .map(SqlType.class::cast)
              .findFirst();
    };
  }
}
