package dsc.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.JDBCType;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The table of what the columns of databases become. */
final class SourceTypesTest {
  private static final SourceTypes TYPES = SourceTypes.load();

  @Test
  void everyJdbcTypeBecomesSomethingOrIsRefusedWithAdvice() {
    for (JDBCType type : JDBCType.values()) {
      SourceType found = TYPES.of(type.name(), "some_type", 0, 0);
      assertTrue(found.usual().isPresent() != found.refusal().isPresent(), type.name());
      assertEquals(found.usual().isPresent(), found.reads() != SourceType.Reads.NOTHING);
    }
  }

  @Test
  void theNameADatabaseGivesCountsMoreThanTheJdbcType() {
    assertEquals(SourceType.Reads.MOMENT, TYPES.of("TIMESTAMP", "timestamptz", 0, 0).reads());
    assertEquals(SourceType.Reads.TEXT, TYPES.of("ARRAY", "_int4", 0, 0).reads());
    assertEquals(SourceType.Reads.DECIMAL, TYPES.of("BIGINT", "BIGINT UNSIGNED", 20, 0).reads());
    assertTrue(TYPES.of("BINARY", "bytea", 0, 0).refusal().isPresent());
  }

  @Test
  void decimalsWithoutAFractionThatFitAreWholeNumbers() {
    assertEquals(Optional.of(DataType.INTEGER), TYPES.of("NUMERIC", "numeric", 18, 0).usual());
    assertEquals(Optional.of(DataType.REAL), TYPES.of("NUMERIC", "numeric", 19, 0).usual());
    assertEquals(Optional.of(DataType.REAL), TYPES.of("NUMERIC", "numeric", 10, 2).usual());
    assertEquals("numeric(10,2)", TYPES.of("NUMERIC", "numeric", 10, 2).name());
    assertTrue(TYPES.of("NUMERIC", "numeric", 10, 2).canBe(DataType.STRING));
    assertFalse(TYPES.of("VARCHAR", "text", 0, 0).canBe(DataType.INTEGER));
  }

  @Test
  void addressesLeadToTheirKindOfDatabase() {
    DatabaseCatalog databases = DatabaseCatalog.load();
    assertEquals("duckdb", databases.ofUrl("jdbc:duckdb:x.duckdb").orElseThrow().name());
    assertEquals("other", databases.ofUrl("jdbc:informix://db/x").orElseThrow().name());
    assertEquals(Optional.empty(), databases.ofUrl("odbc://db/x"));
    assertEquals("[a]]b]", databases.kind("sqlserver").identifier("a]b"));
    assertEquals("`a``b`", databases.kind("mysql").identifier("a`b"));
  }
}
