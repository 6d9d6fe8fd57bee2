package dsc.check;

import dsc.catalog.DataType;
import dsc.catalog.Level;
import dsc.catalog.Overload;
import dsc.catalog.Value;
import dsc.diag.Span;
import dsc.formula.Expr.LodKind;
import dsc.resolve.Symbol;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A formula with everything bound: names are symbols, calls and operators have their overload, and
 * every conversion Tableau does by itself is written out. Fewer kinds than the syntax has, because
 * operators are calls.
 */
public sealed interface TypedExpr {
  Span span();

  TypeInfo info();

  /** The direct parts, from left to right. */
  List<TypedExpr> children();

  default DataType type() {
    return info().type();
  }

  default Level level() {
    return info().level();
  }

  /** A literal. */
  record Literal(Span span, TypeInfo info, Value value) implements TypedExpr {
    @Override
    public List<TypedExpr> children() {
      return List.of();
    }
  }

  /** A column of a table. */
  record Column(Span span, TypeInfo info, Symbol.Column symbol) implements TypedExpr {
    @Override
    public List<TypedExpr> children() {
      return List.of();
    }
  }

  /** Another calculation, by reference. */
  record Calculation(Span span, TypeInfo info, Symbol.Calculation symbol) implements TypedExpr {
    @Override
    public List<TypedExpr> children() {
      return List.of();
    }
  }

  /** A parameter. */
  record Parameter(Span span, TypeInfo info, Symbol.Parameter symbol) implements TypedExpr {
    @Override
    public List<TypedExpr> children() {
      return List.of();
    }
  }

  /** A function or operator with arguments converted to what the overload takes. */
  record Call(Span span, TypeInfo info, Overload overload, List<TypedExpr> arguments)
      implements TypedExpr {
    public Call {
      arguments = List.copyOf(arguments);
    }

    @Override
    public List<TypedExpr> children() {
      return arguments;
    }
  }

  /** A conversion nobody wrote: integer to real, date to datetime, NULL to anything. */
  record Coerce(TypeInfo info, TypedExpr operand) implements TypedExpr {
    @Override
    public Span span() {
      return operand.span();
    }

    @Override
    public List<TypedExpr> children() {
      return List.of(operand);
    }
  }

  /** IF; all results have the type of the whole. */
  record If(Span span, TypeInfo info, List<Branch> branches, Optional<TypedExpr> otherwise)
      implements TypedExpr {
    public If {
      branches = List.copyOf(branches);
    }

    @Override
    public List<TypedExpr> children() {
      List<TypedExpr> parts = new ArrayList<>();
      for (Branch branch : branches) {
        parts.add(branch.condition());
        parts.add(branch.result());
      }
      otherwise.ifPresent(parts::add);
      return parts;
    }
  }

  /** One IF or ELSEIF with its THEN. */
  record Branch(TypedExpr condition, TypedExpr result) {}

  /** CASE; subject and matches have one type, all results have the type of the whole. */
  record Case(
      Span span, TypeInfo info, TypedExpr subject, List<When> whens, Optional<TypedExpr> otherwise)
      implements TypedExpr {
    public Case {
      whens = List.copyOf(whens);
    }

    @Override
    public List<TypedExpr> children() {
      List<TypedExpr> parts = new ArrayList<>();
      parts.add(subject);
      for (When when : whens) {
        parts.addAll(when.among().parts());
        parts.add(when.result());
      }
      otherwise.ifPresent(parts::add);
      return parts;
    }
  }

  /** One WHEN with its THEN; a plain WHEN is among one value. */
  record When(Among among, TypedExpr result) {}

  /** IN. */
  record In(Span span, TypeInfo info, TypedExpr subject, Among among) implements TypedExpr {
    @Override
    public List<TypedExpr> children() {
      List<TypedExpr> parts = new ArrayList<>();
      parts.add(subject);
      parts.addAll(among.parts());
      return parts;
    }
  }

  /** What a value is looked for among. */
  sealed interface Among {
    List<TypedExpr> parts();

    /** Values of the subject's type. */
    record Values(List<TypedExpr> parts) implements Among {
      public Values {
        parts = List.copyOf(parts);
      }
    }

    /** The members of a set or combined field. */
    record Members(TypedExpr field) implements Among {
      @Override
      public List<TypedExpr> parts() {
        return List.of(field);
      }
    }
  }

  /** A level-of-detail expression; its own level is the row. */
  record Lod(
      Span span, TypeInfo info, LodKind kind, List<TypedExpr> dimensions, TypedExpr aggregate)
      implements TypedExpr {
    public Lod {
      dimensions = List.copyOf(dimensions);
    }

    @Override
    public List<TypedExpr> children() {
      List<TypedExpr> parts = new ArrayList<>(dimensions);
      parts.add(aggregate);
      return parts;
    }
  }

  /** What could not be understood; it was reported. */
  record Invalid(Span span) implements TypedExpr {
    @Override
    public TypeInfo info() {
      return TypeInfo.ERROR;
    }

    @Override
    public List<TypedExpr> children() {
      return List.of();
    }
  }
}
