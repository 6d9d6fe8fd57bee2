package dsc.formula;

import dsc.catalog.Value;
import dsc.diag.Span;
import java.util.List;
import java.util.Optional;

/**
 * The syntax tree of a formula. Names are as written; nothing is bound or typed. Trees that differ
 * only in spans mean the same formula.
 */
public sealed interface Expr {
  /** Where it stands. */
  Span span();

  /** A literal: number, text, date, datetime, true, false or NULL. */
  record Literal(Span span, Value value) implements Expr {}

  /** A field by name, bracketed or bare, with the data source or table in front if there is one. */
  record FieldRef(Span span, Optional<String> qualifier, String name) implements Expr {}

  /** {@code [Parameters].[name]}. */
  record ParameterRef(Span span, String name) implements Expr {}

  /** {@code -x} or {@code NOT x}. */
  record Unary(Span span, UnaryOp op, Expr operand) implements Expr {}

  /** {@code left op right}. */
  record Binary(Span span, BinaryOp op, Expr left, Expr right) implements Expr {}

  /** {@code function(arguments)}; the name is in upper case, as Tableau's help writes it. */
  record Call(Span span, String function, Span nameSpan, List<Expr> arguments) implements Expr {
    public Call {
      arguments = List.copyOf(arguments);
    }
  }

  /** {@code IF … THEN … ELSEIF … ELSE … END}; a missing ELSE gives NULL. */
  record Conditional(Span span, List<Branch> branches, Optional<Expr> otherwise) implements Expr {
    public Conditional {
      branches = List.copyOf(branches);
    }
  }

  /** One IF or ELSEIF with its THEN. */
  record Branch(Expr condition, Expr result) {}

  /** {@code CASE subject WHEN … THEN … ELSE … END}. */
  record Case(Span span, Expr subject, List<When> whens, Optional<Expr> otherwise) implements Expr {
    public Case {
      whens = List.copyOf(whens);
    }
  }

  /** One WHEN with its THEN. */
  record When(WhenMatch match, Expr result) {}

  /** What a WHEN compares with. */
  sealed interface WhenMatch {
    /** {@code WHEN value}. */
    record Equal(Expr value) implements WhenMatch {}

    /** {@code WHEN IN (…)} or {@code WHEN IN [Set]}. */
    record In(Span span, Membership membership) implements WhenMatch {}
  }

  /** {@code subject IN …}. */
  record In(Span span, Expr subject, Membership membership) implements Expr {}

  /** What IN looks into. */
  sealed interface Membership {
    /** A list of values. */
    record Values(List<Expr> values) implements Membership {
      public Values {
        values = List.copyOf(values);
      }
    }

    /** A set or combined field. */
    record Field(FieldRef field) implements Membership {}
  }

  /** {@code {FIXED dimensions : aggregate}} and its relatives, or just {@code {aggregate}}. */
  record LevelOfDetail(Span span, LodKind kind, List<Expr> dimensions, Expr aggregate)
      implements Expr {
    public LevelOfDetail {
      dimensions = List.copyOf(dimensions);
    }
  }

  /** The forms of a level-of-detail expression. */
  enum LodKind {
    FIXED,
    INCLUDE,
    EXCLUDE,
    TABLE
  }

  /** The prefix operators. */
  enum UnaryOp {
    NEGATE,
    NOT
  }

  /** A part that could not be parsed; it was reported, and nothing more is said about it. */
  record Invalid(Span span) implements Expr {}
}
