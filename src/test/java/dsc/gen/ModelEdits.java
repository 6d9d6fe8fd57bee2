package dsc.gen;

import dsc.model.Datasource;
import dsc.model.Element;
import dsc.model.ElementId;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Pairs of data sources that are alike: the second is the first after a few random edits. */
public final class ModelEdits {
  private ModelEdits() {}

  /** Before and after. */
  public record Pair(Datasource before, Datasource after) {}

  public static Arbitrary<Pair> pairs() {
    return ModelValues.datasources()
        .flatMap(
            before ->
                Arbitraries.integers()
                    .between(0, 4)
                    .flatMap(count -> edited(before, count))
                    .map(after -> new Pair(before, after)));
  }

  private static Arbitrary<Datasource> edited(Datasource datasource, int count) {
    return count == 0
        ? Arbitraries.just(datasource)
        : edits(datasource).flatMap(once -> edited(once, count - 1));
  }

  private static Arbitrary<Datasource> edits(Datasource datasource) {
    List<Arbitrary<Datasource>> edits = new ArrayList<>();
    edits.add(ModelValues.elements().map(element -> with(datasource, element)));
    edits.add(
        Arbitraries.of("a", "b", "c").map(name -> new Datasource(name, datasource.elements())));
    List<Element> elements = List.copyOf(datasource.elements().values());
    if (!elements.isEmpty()) {
      edits.add(Arbitraries.of(elements).map(element -> without(datasource, element)));
      edits.add(
          Arbitraries.of(elements)
              .flatMap(ModelValues::elementsLike)
              .map(element -> with(datasource, element)));
    }
    return Arbitraries.oneOf(edits);
  }

  /** Moves of some old addresses to some new ones, sensible or not. */
  public static Arbitrary<SortedMap<ElementId, ElementId>> moves(Pair pair) {
    List<ElementId> ids = new ArrayList<>(pair.before().elements().keySet());
    ids.addAll(pair.after().elements().keySet());
    if (ids.isEmpty()) {
      return Arbitraries.just(new TreeMap<>());
    }
    Arbitrary<ElementId> any = Arbitraries.of(ids);
    return Combinators.combine(any, any).as(List::of).list().ofMaxSize(4).map(ModelEdits::asMap);
  }

  private static SortedMap<ElementId, ElementId> asMap(List<List<ElementId>> pairs) {
    SortedMap<ElementId, ElementId> moves = new TreeMap<>();
    pairs.forEach(pair -> moves.put(pair.get(0), pair.get(1)));
    return moves;
  }

  private static Datasource with(Datasource datasource, Element element) {
    SortedMap<ElementId, Element> elements = new TreeMap<>(datasource.elements());
    elements.put(element.id(), element);
    return new Datasource(datasource.name(), elements);
  }

  private static Datasource without(Datasource datasource, Element element) {
    SortedMap<ElementId, Element> elements = new TreeMap<>(datasource.elements());
    elements.remove(element.id());
    return new Datasource(datasource.name(), elements);
  }
}
