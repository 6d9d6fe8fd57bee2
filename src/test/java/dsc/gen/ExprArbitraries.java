package dsc.gen;

import dsc.catalog.Value;
import dsc.diag.SourceFile;
import dsc.diag.Span;
import dsc.formula.BinaryOp;
import dsc.formula.Expr;
import dsc.formula.FormulaPrinter;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Formula trees of every shape, with names and texts of any characters. */
public final class ExprArbitraries {
  private static final Span NOWHERE = new Span(new SourceFile("test", ""), 0, 0);

  private static final Set<String> NO_FUNCTIONS =
      Set.of(
          "IF",
          "THEN",
          "ELSEIF",
          "ELSE",
          "END",
          "CASE",
          "WHEN",
          "AND",
          "OR",
          "NOT",
          "IN",
          "TRUE",
          "FALSE",
          "NULL",
          "DISTINCT",
          "FIXED",
          "INCLUDE",
          "EXCLUDE");

  private ExprArbitraries() {}

  public static Arbitrary<Expr> expressions() {
    return expressions(4);
  }

  private static Arbitrary<Expr> expressions(int depth) {
    if (depth == 0) {
      return leaves();
    }
    Arbitrary<Expr> parts = Arbitraries.lazy(() -> expressions(depth - 1));
    return Arbitraries.frequencyOf(
        Tuple.of(3, leaves()),
        Tuple.of(2, unary(parts)),
        Tuple.of(5, binary(parts)),
        Tuple.of(2, call(parts)),
        Tuple.of(1, conditional(parts)),
        Tuple.of(1, choice(parts)),
        Tuple.of(1, in(parts)),
        Tuple.of(1, levelOfDetail(parts)));
  }

  private static Arbitrary<Expr> leaves() {
    return Arbitraries.oneOf(
        values().map(value -> new Expr.Literal(NOWHERE, value)),
        fields().map(field -> field),
        names().map(name -> new Expr.ParameterRef(NOWHERE, name)));
  }

  public static Arbitrary<Value> values() {
    return Arbitraries.oneOf(
        Arbitraries.longs().map(Value.Int::new),
        Arbitraries.doubles().map(number -> new Value.Real(BigDecimal.valueOf(number))),
        Arbitraries.bigDecimals().ofScale(40).map(Value.Real::new),
        Arbitraries.strings().ofMaxLength(8).map(Value.Text::new),
        Arbitraries.strings().withChars("'\"\n\\/*#]").ofMaxLength(5).map(Value.Text::new),
        Arbitraries.of(true, false).map(Value.Bool::new),
        days().map(Value.Date::new),
        moments().map(Value.DateTime::new),
        Arbitraries.just(new Value.Null()));
  }

  private static Arbitrary<LocalDate> days() {
    long first = LocalDate.of(1, 1, 1).toEpochDay();
    long last = LocalDate.of(9999, 12, 31).toEpochDay();
    return Arbitraries.longs().between(first, last).map(LocalDate::ofEpochDay);
  }

  private static Arbitrary<LocalDateTime> moments() {
    return Combinators.combine(days(), Arbitraries.longs().between(0, LocalTime.MAX.toNanoOfDay()))
        .as((day, nanos) -> day.atTime(LocalTime.ofNanoOfDay(nanos)));
  }

  private static Arbitrary<String> names() {
    return Arbitraries.oneOf(
        Arbitraries.of(
            "Sales", "a]b", "]", "[", "Order Date", "IF", "(copy)_12 #1", "\u58F2\u4E0A"),
        Arbitraries.strings().ofMinLength(1).ofMaxLength(6));
  }

  private static Arbitrary<Expr.FieldRef> fields() {
    Arbitrary<Optional<String>> qualifiers =
        names().filter(name -> !name.equals(FormulaPrinter.PARAMETERS)).optional(0.2);
    return Combinators.combine(qualifiers, names())
        .as((qualifier, name) -> new Expr.FieldRef(NOWHERE, qualifier, name));
  }

  private static Arbitrary<Expr> unary(Arbitrary<Expr> parts) {
    return Combinators.combine(Arbitraries.of(Expr.UnaryOp.class), parts)
        .as((op, part) -> new Expr.Unary(NOWHERE, op, part));
  }

  private static Arbitrary<Expr> binary(Arbitrary<Expr> parts) {
    return Combinators.combine(Arbitraries.of(BinaryOp.class), parts, parts)
        .as((op, left, right) -> new Expr.Binary(NOWHERE, op, left, right));
  }

  private static Arbitrary<Expr> call(Arbitrary<Expr> parts) {
    Arbitrary<String> functions =
        Arbitraries.strings()
            .withCharRange('A', 'Z')
            .withChars("_")
            .ofMinLength(1)
            .ofMaxLength(4)
            .filter(name -> !NO_FUNCTIONS.contains(name));
    return Combinators.combine(functions, parts.list().ofMaxSize(3))
        .as((name, arguments) -> new Expr.Call(NOWHERE, name, NOWHERE, arguments));
  }

  private static Arbitrary<Expr> conditional(Arbitrary<Expr> parts) {
    Arbitrary<List<Expr.Branch>> branches =
        Combinators.combine(parts, parts).as(Expr.Branch::new).list().ofMinSize(1).ofMaxSize(2);
    return Combinators.combine(branches, parts.optional())
        .as((all, otherwise) -> new Expr.Conditional(NOWHERE, all, otherwise));
  }

  private static Arbitrary<Expr> choice(Arbitrary<Expr> parts) {
    Arbitrary<Expr.WhenMatch> matches =
        Arbitraries.oneOf(
            parts.map(Expr.WhenMatch.Equal::new),
            memberships(parts).map(set -> new Expr.WhenMatch.In(NOWHERE, set)));
    Arbitrary<List<Expr.When>> whens =
        Combinators.combine(matches, parts).as(Expr.When::new).list().ofMinSize(1).ofMaxSize(2);
    return Combinators.combine(parts, whens, parts.optional())
        .as((subject, all, otherwise) -> new Expr.Case(NOWHERE, subject, all, otherwise));
  }

  private static Arbitrary<Expr.Membership> memberships(Arbitrary<Expr> parts) {
    return Arbitraries.oneOf(
        parts.list().ofMinSize(1).ofMaxSize(2).map(Expr.Membership.Values::new),
        fields().map(Expr.Membership.Field::new));
  }

  private static Arbitrary<Expr> in(Arbitrary<Expr> parts) {
    return Combinators.combine(parts, memberships(parts))
        .as((subject, membership) -> new Expr.In(NOWHERE, subject, membership));
  }

  private static Arbitrary<Expr> levelOfDetail(Arbitrary<Expr> parts) {
    return Combinators.combine(Arbitraries.of(Expr.LodKind.class), parts.list().ofMaxSize(2), parts)
        .as(
            (kind, dimensions, aggregate) ->
                new Expr.LevelOfDetail(
                    NOWHERE, kind, kind == Expr.LodKind.TABLE ? List.of() : dimensions, aggregate));
  }
}
