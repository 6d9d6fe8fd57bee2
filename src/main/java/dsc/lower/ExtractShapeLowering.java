package dsc.lower;

import dsc.catalog.Aggregation;
import dsc.check.Materialized;
import dsc.check.RolledUp;
import dsc.check.Typed;
import dsc.model.Extract;
import dsc.resolve.Symbol;
import dsc.spec.DateLevel;
import dsc.spec.ExtractShapeSpec;
import dsc.spec.ExtractShapeSpec.Cut;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What an extract keeps of its rows, as Tableau says it. */
final class ExtractShapeLowering {
  private final Typed typed;
  private final ExtractShapeSpec shape;

  ExtractShapeLowering(Typed typed, ExtractShapeSpec shape) {
    this.typed = typed;
    this.shape = shape;
  }

  /**
   * How many rows are taken.
   *
   * @param object the name of the logical table that begins with a table
   */
  Extract.Rows rows(Function<String, String> object) {
    return shape
        .cut()
        .map(
            cut ->
                new Extract.Rows(
                    units(cut.kind().value()),
                    cut.count().toPlainString(),
                    cut.of().map(of -> object.apply(first(of.value()))).orElse("")))
        .orElse(Extract.Rows.ALL);
  }

  /** The first table of the logical table that a table is of. */
  private String first(String alias) {
    return typed.resolved().logicalTables().stream()
        .filter(parts -> parts.stream().anyMatch(part -> part.alias().equals(alias)))
        .map(parts -> parts.getFirst().alias())
        .findFirst()
        .orElse(alias);
  }

  private static String units(Cut.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The stored calculations of the logical table that begins with a table. */
  List<Extract.ExtractColumn> materialized(String first) {
    List<Extract.ExtractColumn> columns = new ArrayList<>();
    for (Symbol.Calculation calculation : Materialized.of(typed)) {
      String table =
          Materialized.tables(calculation, typed).stream()
              .findFirst()
              .orElse(typed.resolved().tables().getFirst().alias());
      if (table.equals(first)) {
        columns.add(new Extract.ExtractColumn(calculation.internalName(), typed.type(calculation)));
      }
    }
    return columns;
  }

  /** Whether the extract holds sums of a field. */
  boolean isSum(Symbol.Field field) {
    return shape.rollup().isPresent()
        && new RolledUp(typed).of(field).filter(how -> how == Aggregation.SUM).isPresent();
  }

  /** How the columns of the extract are rolled up, those that are. */
  List<Extract.Aggregation> aggregations(List<Extract.ExtractTable> tables) {
    if (shape.rollup().isEmpty()) {
      return List.of();
    }
    Map<String, Symbol.Field> fields =
        typed.resolved().symbols().fields().stream()
            .collect(Collectors.toMap(Symbol.Field::internalName, field -> field, (a, b) -> a));
    RolledUp rolledUp = new RolledUp(typed);
    List<Extract.Aggregation> all = new ArrayList<>();
    for (Extract.ExtractTable table : tables) {
      for (Extract.ExtractColumn column : table.columns()) {
        Optional.ofNullable(fields.get(column.field()))
            .flatMap(field -> derivation(field, rolledUp, shape.rollup().get().dates()))
            .ifPresent(d -> all.add(new Extract.Aggregation(column.field(), d)));
      }
    }
    return all;
  }

  private Optional<String> derivation(
      Symbol.Field field, RolledUp rolledUp, Optional<DateLevel.Part> dates) {
    return rolledUp
        .of(field)
        .map(aggregation -> aggregation.tds())
        .or(
            () ->
                dates
                    .filter(part -> cuts(part, field))
                    .map(part -> InstanceLowering.derivation(new DateLevel(part, true))));
  }

  private boolean cuts(DateLevel.Part part, Symbol.Field field) {
    return switch (typed.type(field)) {
      case DATE -> part != DateLevel.Part.HOUR && part != DateLevel.Part.MINUTE;
      case DATETIME -> true;
      case BOOLEAN, INTEGER, REAL, STRING, SPATIAL, TABLE, TUPLE, UNKNOWN, NULL, ERROR -> false;
    };
  }
}
