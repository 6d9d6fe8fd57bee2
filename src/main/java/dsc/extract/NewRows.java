package dsc.extract;

import dsc.catalog.Value;
import dsc.extract.ExtractProgram.Condition;
import dsc.extract.ExtractProgram.Input;
import dsc.extract.ExtractProgram.Item;
import dsc.extract.ExtractProgram.OutputTable;
import dsc.extract.ExtractProgram.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A program that reads only the rows above a bound. */
public final class NewRows {
  private NewRows() {}

  /** Whether a table has the column that grows; the others are filled anew. */
  public static boolean grows(OutputTable table, String field) {
    return table.columns().stream().anyMatch(column -> column.name().equals(field));
  }

  /** The rows of a table of an earlier file that are read again, as a condition. */
  public static String replaced(String field, Value bound) {
    return Sql.identifier(field) + " > " + Sql.literal(bound);
  }

  /** The program, in which databases are asked for no other rows where they can tell. */
  public static ExtractProgram above(ExtractProgram program, String field, Value bound) {
    List<Input> inputs = new ArrayList<>();
    List<OutputTable> tables = new ArrayList<>(program.tables());
    for (Input input : program.inputs()) {
      Optional<Fetch> less = input instanceof Fetch fetch ? fetch.above(bound) : Optional.empty();
      inputs.add(less.isPresent() ? less.get() : input);
      if (less.isPresent() && input instanceof Fetch fetch) {
        tables.replaceAll(table -> reading(table, fetch, less.get()));
      }
    }
    tables.replaceAll(table -> grows(table, field) ? bounded(table, field, bound) : table);
    return new ExtractProgram(
        inputs, tables, program.checks(), program.badRows(), program.increment());
  }

  private static OutputTable reading(OutputTable table, Fetch all, Fetch less) {
    return table.withQuery(
        table
            .query()
            .map(
                query ->
                    new Query(
                        query.items(),
                        query
                            .from()
                            .replace(Sql.identifier(all.alias()), Sql.identifier(less.alias())),
                        query.conditions(),
                        query.shape())));
  }

  /** Rows don't come directly, since they are looked at once more. */
  private static OutputTable bounded(OutputTable table, String field, Value bound) {
    return new OutputTable(
        table.name(),
        table.columns(),
        table.query().map(query -> bounded(query, field, bound)),
        Optional.empty());
  }

  private static Query bounded(Query query, String field, Value bound) {
    List<Condition> conditions = new ArrayList<>(query.conditions());
    query.items().stream()
        .filter(item -> item.name().equals(field))
        .map(Item::sql)
        .forEach(
            operand ->
                conditions.add(
                    new Condition(
                        field,
                        operand,
                        operand + " > " + Sql.literal(bound),
                        replaced(field, bound))));
    return new Query(query.items(), query.from(), conditions, query.shape());
  }
}
