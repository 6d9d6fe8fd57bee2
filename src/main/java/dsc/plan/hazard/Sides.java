package dsc.plan.hazard;

import dsc.model.Element;
import dsc.plan.diff.Change;
import java.util.Optional;

/** The two sides of a change of something that was there and is there, at any address. */
record Sides<T extends Element>(T before, T after) {
  static <T extends Element> Optional<Sides<T>> of(Change change, Class<T> kind) {
    return switch (change) {
      case Change.Modify c -> of(c.before(), c.after(), kind);
      case Change.Rename c -> of(c.before(), c.after(), kind);
      case Change.Retitle c -> Optional.empty();
      case Change.Add c -> Optional.empty();
      case Change.Remove c -> Optional.empty();
    };
  }

  private static <T extends Element> Optional<Sides<T>> of(
      Element before, Element after, Class<T> kind) {
    return kind.isInstance(before) && kind.isInstance(after)
        ? Optional.of(new Sides<>(kind.cast(before), kind.cast(after)))
        : Optional.empty();
  }
}
