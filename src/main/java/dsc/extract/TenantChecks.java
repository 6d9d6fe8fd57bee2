package dsc.extract;

import dsc.extract.ExtractProgram.Check;
import dsc.model.Datasource;
import dsc.model.ElementId;
import dsc.model.Extract;
import dsc.model.Filter;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What must be true of a finished extract for it to hold the rows of one tenant only: each row
 * passes the extract filters that name the tenant, and where another column holds the tenant too,
 * it holds the same one or nothing.
 */
public final class TenantChecks {
  private TenantChecks() {}

  /**
   * The checks, over the extract's own columns.
   *
   * @param filtered the fields with a filter that names the tenant, by internal name
   * @param joined columns that hold the same tenant as a filtered one, with that one
   * @param calculations the filtered calculations over the extract's columns
   * @throws IllegalArgumentException when a filtered field can't be told from the extract
   */
  public static List<Check> of(
      Datasource datasource,
      Extract extract,
      Set<String> filtered,
      Map<String, String> joined,
      Map<String, Calculated> calculations,
      LocalDateTime now) {
    List<Check> checks = new ArrayList<>();
    List<Filter> filters =
        datasource
            .all(Filter.class)
            .filter(filter -> filter.id().kind() == ElementId.Kind.EXTRACT_FILTER)
            .filter(filter -> filtered.contains(filter.field().field()))
            .toList();
    for (Filter filter : filters) {
      String field = filter.field().field();
      Optional<Calculated> calculated = Optional.ofNullable(calculations.get(field));
      for (String table :
          calculated.isPresent()
              ? tables(extract, field, t -> calculated.get().isOf(t, datasource))
              : tables(extract, field, t -> holds(t, field))) {
        String sql = calculated.map(c -> "(" + c.sql() + ")").orElse(Sql.identifier(field));
        checks.add(new Check(table, field, "NOT " + FilterSql.condition(filter, sql, now)));
      }
      joined.forEach(
          (follower, leader) -> {
            if (leader.equals(field)) {
              String sql = Sql.identifier(follower);
              for (String table : tables(extract, follower, t -> holds(t, follower))) {
                checks.add(
                    new Check(
                        table,
                        follower,
                        sql + " IS NOT NULL AND NOT " + FilterSql.condition(filter, sql, now)));
              }
            }
          });
    }
    return List.copyOf(checks);
  }

  private static boolean holds(Extract.ExtractTable table, String field) {
    return table.columns().stream().anyMatch(column -> field.equals(column.field()));
  }

  /** The tables that tell the value of a field. */
  private static List<String> tables(
      Extract extract, String field, Predicate<Extract.ExtractTable> tells) {
    List<String> tables =
        extract.tables().stream().filter(tells).map(Extract.ExtractTable::name).toList();
    if (tables.isEmpty()) {
      throw new IllegalArgumentException("the extract does not hold " + field);
    }
    return tables;
  }
}
