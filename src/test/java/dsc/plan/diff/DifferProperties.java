package dsc.plan.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dsc.gen.ModelEdits;
import dsc.gen.ModelValues;
import dsc.model.Datasource;
import dsc.model.ElementId;
import java.util.List;
import java.util.SortedMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** The laws of comparing. */
final class DifferProperties {
  private record Moved(ModelEdits.Pair pair, SortedMap<ElementId, ElementId> moves) {}

  @Provide
  Arbitrary<Datasource> datasources() {
    return ModelValues.datasources();
  }

  @Provide
  Arbitrary<ModelEdits.Pair> pairs() {
    return Arbitraries.oneOf(
        ModelEdits.pairs(),
        ModelValues.datasources()
            .flatMap(a -> ModelValues.datasources().map(b -> new ModelEdits.Pair(a, b))));
  }

  @Provide
  Arbitrary<Moved> moved() {
    return pairs().flatMap(pair -> ModelEdits.moves(pair).map(moves -> new Moved(pair, moves)));
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void aDataSourceDoesNotDifferFromItself(@ForAll("datasources") Datasource datasource) {
    assertEquals(List.of(), Differ.diff(datasource, datasource));
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void theDifferenceMakesTheSecondFromTheFirst(@ForAll("pairs") ModelEdits.Pair pair) {
    List<Change> changes = Differ.diff(pair.before(), pair.after());
    assertEquals(pair.after(), Patch.apply(pair.before(), changes));
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void theDifferenceIsEmptyExactlyWhenBothAreEqual(@ForAll("pairs") ModelEdits.Pair pair) {
    boolean same = pair.before().equals(pair.after());
    assertEquals(same, Differ.diff(pair.before(), pair.after()).isEmpty());
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void theDifferenceWithMovesMakesTheSecondFromTheFirst(@ForAll("moved") Moved moved) {
    List<Change> changes = Differ.diff(moved.pair().before(), moved.pair().after(), moved.moves());
    assertEquals(moved.pair().after(), Patch.apply(moved.pair().before(), changes));
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void everyModificationNamesAFieldThatDiffers(@ForAll("pairs") ModelEdits.Pair pair) {
    for (Change change : Differ.diff(pair.before(), pair.after())) {
      if (change instanceof Change.Modify) {
        assertFalse(change.fields().isEmpty(), change.toString());
      }
    }
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void everyElementIsTouchedOnce(@ForAll("moved") Moved moved) {
    List<ElementId> touched =
        Differ.diff(moved.pair().before(), moved.pair().after(), moved.moves()).stream()
            .filter(change -> !(change instanceof Change.Retitle))
            .map(Change::id)
            .toList();
    assertEquals(touched.stream().sorted().distinct().toList(), touched);
    assertTrue(
        touched.stream()
            .allMatch(
                id ->
                    moved.pair().before().elements().containsKey(id)
                        || moved.pair().after().elements().containsKey(id)));
  }
}
