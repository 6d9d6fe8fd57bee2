package dsc.extract;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dsc.catalog.Value;
import dsc.model.ElementId;
import dsc.model.FieldInstance;
import dsc.model.Filter;
import dsc.model.GroupFilter;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class FilterSqlTest {
  private static final ElementId ID = new ElementId(ElementId.Kind.EXTRACT_FILTER, "f");
  private static final LocalDateTime NOW = LocalDateTime.of(2026, 5, 14, 10, 20);

  @Test
  void valuesAreQuotedWhateverTheyHold() {
    assertEquals(
        "(\"t\".\"f\" IS NOT NULL AND \"t\".\"f\" IN (TEXT 'O''Hare''; DROP TABLE x; --', TEXT"
            + " ''''))",
        members(
            new GroupFilter.Members(
                List.of(new Value.Text("O'Hare'; DROP TABLE x; --"), new Value.Text("'")))));
  }

  @Test
  void aListedNullKeepsNulls() {
    assertEquals(
        "((\"t\".\"f\" IS NOT NULL AND \"t\".\"f\" = BIGINT '1') OR \"t\".\"f\" IS NULL)",
        members(new GroupFilter.Members(List.of(new Value.Int(1), new Value.Null()))));
  }

  @Test
  void excludingKeepsNullsAsTableauDoes() {
    assertEquals(
        "(TRUE AND NOT (\"t\".\"f\" IS NOT NULL AND \"t\".\"f\" = TEXT 'A'))",
        members(
            new GroupFilter.Except(
                new GroupFilter.All(), new GroupFilter.Members(List.of(new Value.Text("A"))))));
  }

  @Test
  void aRangeIncludesItsBounds() {
    assertEquals(
        "(\"t\".\"f\" IS NOT NULL AND \"t\".\"f\" >= BIGINT '1' AND \"t\".\"f\" <= BIGINT '9')",
        FilterSql.condition(
            new Filter.Range(
                ID,
                FieldInstance.bare("f"),
                Filter.Included.IN_RANGE,
                Optional.of(new Value.Int(1)),
                Optional.of(new Value.Int(9))),
            "\"t\".\"f\"",
            NOW));
  }

  private static String members(GroupFilter members) {
    return FilterSql.condition(
        new Filter.Categorical(ID, FieldInstance.bare("f"), members), "\"t\".\"f\"", NOW);
  }
}
