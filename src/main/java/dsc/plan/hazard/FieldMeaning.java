package dsc.plan.hazard;

import dsc.diag.Code;
import dsc.model.Field;
import dsc.model.FieldProperties;
import dsc.plan.diff.Change;
import java.util.Optional;
import java.util.stream.Stream;

/** A field has other values, or is aggregated or mapped in another way by default. */
final class FieldMeaning implements Rule {
  @Override
  public Stream<Hazard> judge(Change change, Scene scene) {
    return Sides.of(change, Field.class).stream()
        .flatMap(s -> Stream.concat(values(s, scene).stream(), defaults(s, scene).stream()));
  }

  private static Optional<Hazard> values(Sides<Field> sides, Scene scene) {
    boolean same = sameValues(sides.before(), sides.after());
    if (same) {
      return Optional.empty();
    }
    boolean calculated =
        sides.before() instanceof Field.Calculation && sides.after() instanceof Field.Calculation;
    return Optional.of(
        scene.hazard(
            calculated ? Code.CALCULATION_CHANGED : Code.FIELD_SOURCE_CHANGED,
            ChangeClass.BEHAVIOUR,
            sides.after().id(),
            calculated
                ? "Views that use this calculation may show other values."
                : "The values of this field come from elsewhere than before."));
  }

  static boolean sameValues(Field before, Field after) {
    return switch (before) {
      case Field.Column a -> after instanceof Field.Column b && a.source().equals(b.source());
      case Field.Calculation a ->
          after instanceof Field.Calculation b
              && a.formula().equals(b.formula())
              && a.addressing().equals(b.addressing());
      case Field.Group a ->
          after instanceof Field.Group b
              && a.field().equals(b.field())
              && a.members().equals(b.members())
              && a.other().equals(b.other());
      case Field.Bin a ->
          after instanceof Field.Bin b
              && a.field().equals(b.field())
              && a.size().equals(b.size())
              && a.peg().equals(b.peg());
      case Field.MemberSet a ->
          after instanceof Field.MemberSet b && a.members().equals(b.members());
      // A rule of its own tells who sees more and who sees less.
      case Field.UserFilter a -> after instanceof Field.UserFilter;
      case Field.TableCount a ->
          after instanceof Field.TableCount b && a.object().equals(b.object());
    };
  }

  private static Optional<Hazard> defaults(Sides<Field> sides, Scene scene) {
    FieldProperties before = sides.before().properties();
    FieldProperties after = sides.after().properties();
    boolean same =
        before.aggregation().equals(after.aggregation())
            && before.semanticRole().equals(after.semanticRole());
    return same
        ? Optional.empty()
        : Optional.of(
            scene.hazard(
                Code.FIELD_DEFAULTS_CHANGED,
                ChangeClass.BEHAVIOUR,
                sides.after().id(),
                "New uses of this field aggregate or map it differently than existing ones."));
  }
}
