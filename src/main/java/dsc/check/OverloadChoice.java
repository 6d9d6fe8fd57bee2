package dsc.check;

import dsc.catalog.DataType;
import dsc.catalog.Overload;
import dsc.catalog.ParameterType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * An overload that fits the arguments, with the type that arguments of type any or number take
 * together. The nearest overload is chosen: fewest conversions, then the parameter types in the
 * order of {@link ParameterType}, so the order in the catalog does not matter.
 */
record OverloadChoice(Overload overload, int distance, DataType open) {
  private static final Comparator<OverloadChoice> NEAREST =
      Comparator.comparingInt(OverloadChoice::distance)
          .thenComparing(
              choice -> choice.overload().parameters().stream().map(p -> p.type()).toList(),
              OverloadChoice::compareLists);

  /** The nearest of the overloads that fit. */
  static Optional<OverloadChoice> nearest(List<Overload> overloads, List<DataType> given) {
    Optional<OverloadChoice> nearest = Optional.empty();
    for (Overload overload : overloads) {
      Optional<OverloadChoice> choice = of(overload, given);
      if (choice.isPresent()
          && (nearest.isEmpty() || NEAREST.compare(choice.get(), nearest.get()) < 0)) {
        nearest = choice;
      }
    }
    return nearest;
  }

  private static Optional<OverloadChoice> of(Overload overload, List<DataType> given) {
    if (!overload.takes(given.size())) {
      return Optional.empty();
    }
    int distance = 0;
    List<DataType> open = new ArrayList<>();
    for (int i = 0; i < given.size(); i++) {
      ParameterType wanted = overload.parameter(i).type();
      OptionalInt step = Coercions.distance(given.get(i), wanted);
      if (step.isEmpty()) {
        return Optional.empty();
      }
      distance += step.getAsInt();
      if (wanted.isOpen()) {
        open.add(given.get(i));
      }
    }
    int total = distance;
    return overload.returns().isPresent()
        ? Optional.of(new OverloadChoice(overload, total, DataType.NULL))
        : Coercions.common(open)
            .map(type -> new OverloadChoice(overload, total, number(overload, type)));
  }

  /** NULL where only a number can stand is an integer, so that the result has a type. */
  private static DataType number(Overload overload, DataType open) {
    boolean numeric =
        overload.parameters().stream().allMatch(p -> p.type() == ParameterType.NUMBER);
    return open == DataType.NULL && numeric ? DataType.INTEGER : open;
  }

  /** The place (from 0) of the first argument that no overload takes as it is. */
  static OptionalInt firstMisfit(List<Overload> overloads, List<DataType> given) {
    for (int i = 0; i < given.size(); i++) {
      int at = i;
      if (overloads.stream()
          .noneMatch(o -> Coercions.distance(given.get(at), o.parameter(at).type()).isPresent())) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }

  /** The type of the result. */
  DataType result() {
    return overload.returns().orElse(open);
  }

  /** The type an argument of this type at a place (from 0) is converted to; NULL leaves it. */
  DataType argumentType(int index, DataType given) {
    ParameterType type = overload.parameter(index).type();
    DataType wanted = type.isOpen() ? open : Coercions.dataType(type).orElse(given);
    boolean untyped = wanted == DataType.NULL && given == DataType.NULL;
    boolean numeric = type == ParameterType.NUMBER || type == ParameterType.COUNT;
    return untyped && numeric ? DataType.INTEGER : wanted;
  }

  private static int compareLists(List<ParameterType> a, List<ParameterType> b) {
    for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
      int order = a.get(i).compareTo(b.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(a.size(), b.size());
  }
}
