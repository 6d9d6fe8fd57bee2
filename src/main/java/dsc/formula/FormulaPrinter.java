package dsc.formula;

import dsc.catalog.Value;
import dsc.diag.Diagnostics;
import dsc.diag.ScalarText;
import dsc.diag.SourceFile;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/**
 * The canonical text of a formula, on one line (line breaks inside quoted text stay): keywords in
 * upper case, every name in brackets, no parentheses but the needed ones. Parsing it gives the same
 * tree, and equal trees give equal texts. The left side of an operator chain may be of any length.
 */
public final class FormulaPrinter {
  /** The data source under which Tableau's files keep the parameters. */
  public static final String PARAMETERS = "Parameters";

  /**
   * The qualifier of the rows of logical tables, which go by their ids. Source: files saved by
   * Tableau.
   */
  public static final String TABLES = "__tableau_internal_object_id__";

  /** A number that takes more digits than this is written with an exponent. */
  private static final int PLAIN_DIGITS = 30;

  private final StringBuilder out = new StringBuilder();
  private final FieldNames names;

  private FormulaPrinter(FieldNames names) {
    this.names = names;
  }

  /**
   * The canonical text of a tree.
   *
   * @throws IllegalArgumentException if a part of it is an {@link Expr.Invalid}
   */
  public static String print(Expr expr) {
    return print(expr, FieldNames.AS_WRITTEN);
  }

  /** The canonical text of a formula's text; one with syntax errors comes back as it is. */
  public static String canonical(String text) {
    Diagnostics diags = new Diagnostics();
    Expr expr = FormulaParser.parse(ScalarText.ofFile(new SourceFile("formula", text)), diags);
    return diags.isEmpty() ? print(expr) : text;
  }

  /** The same with other names for fields and parameters. */
  public static String print(Expr expr, FieldNames names) {
    FormulaPrinter printer = new FormulaPrinter(names);
    printer.write(expr);
    return printer.out.toString();
  }

  /** The name as formulas refer to it: {@code a]b} is {@code [a]]b]}. */
  public static String bracketed(String name) {
    return "[" + name.replace("]", "]]") + "]";
  }

  /** The rows of a logical table as formulas refer to them, by the id of the table. */
  public static String rowsOf(String table) {
    return bracketed(TABLES) + "." + bracketed(table);
  }

  /** The text as a literal: in single quotes, or in double quotes where that saves escaping. */
  public static String quoted(String text) {
    boolean useDouble = text.indexOf('\'') >= 0 && text.indexOf('"') < 0;
    return useDouble ? '"' + text + '"' : "'" + text.replace("'", "''") + "'";
  }

  /** A value as a literal of the language. */
  public static String literal(Value value) {
    return switch (value) {
      case Value.Null n -> "NULL";
      case Value.Bool bool -> bool.value() ? "TRUE" : "FALSE";
      case Value.Int number -> Long.toString(number.value());
      case Value.Real number -> real(number.value());
      case Value.Text text -> quoted(text.value());
      case Value.Date date -> "#" + date.display() + "#";
      case Value.DateTime time -> "#" + time.display() + "#";
    };
  }

  private static String real(BigDecimal value) {
    if (value.precision() <= PLAIN_DIGITS && Math.abs(value.scale()) <= PLAIN_DIGITS) {
      String plain = value.toPlainString();
      return plain.indexOf('.') < 0 ? plain + ".0" : plain;
    }
    String digits = value.unscaledValue().abs().toString();
    String fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
    long exponent = digits.length() - 1L - value.scale();
    return (value.signum() < 0 ? "-" : "") + digits.charAt(0) + fraction + "e" + exponent;
  }

  /** Writes the left side of a chain in a loop and everything else by recursion. */
  private void write(Expr expr) {
    Deque<Expr> chain = new ArrayDeque<>();
    Expr first = expr;
    Optional<Expr> left = leftSide(first);
    while (left.isPresent() && precedence(left.get()) <= precedence(first)) {
      chain.push(first);
      first = left.get();
      left = leftSide(first);
    }
    if (left.isPresent()) {
      inParentheses(left.get());
      rightSide(first);
    } else {
      operand(first);
    }
    chain.forEach(this::rightSide);
  }

  private static Optional<Expr> leftSide(Expr expr) {
    if (expr instanceof Expr.Binary binary) {
      return Optional.of(binary.left());
    }
    return expr instanceof Expr.In in ? Optional.of(in.subject()) : Optional.empty();
  }

  private void rightSide(Expr expr) {
    if (expr instanceof Expr.Binary binary) {
      out.append(' ').append(binary.op().symbol()).append(' ');
      tighterThan(binary.op().precedence(), binary.right());
    } else if (expr instanceof Expr.In in) {
      out.append(' ');
      in(in.membership());
    }
  }

  private void operand(Expr expr) {
    switch (expr) {
      case Expr.Literal literal -> out.append(literal(literal.value()));
      case Expr.FieldRef reference -> out.append(names.field(reference));
      case Expr.ParameterRef reference -> out.append(names.parameter(reference));
      case Expr.Unary unary -> unary(unary);
      case Expr.Call call -> {
        out.append(call.function()).append('(');
        list(call.arguments());
        out.append(')');
      }
      case Expr.Conditional conditional -> conditional(conditional);
      case Expr.Case choice -> choice(choice);
      case Expr.LevelOfDetail lod -> levelOfDetail(lod);
      case Expr.Binary binary -> write(binary);
      case Expr.In in -> write(in);
      case Expr.Invalid error ->
          throw new IllegalArgumentException("a formula with errors has no text");
    }
  }

  private void unary(Expr.Unary unary) {
    switch (unary.op()) {
      case NEGATE -> {
        out.append('-');
        // `-5` is one literal, so the minus of a positive number needs the parentheses to stay
        // apart.
        if (unary.operand() instanceof Expr.Literal literal && isNumber(literal.value())) {
          inParentheses(literal);
        } else {
          tighterThan(OperatorChain.NEGATE_PRECEDENCE, unary.operand());
        }
      }
      case NOT -> {
        out.append("NOT ");
        tighterThan(OperatorChain.NOT_PRECEDENCE + 1, unary.operand());
      }
    }
  }

  private void conditional(Expr.Conditional conditional) {
    String keyword = "IF ";
    for (Expr.Branch branch : conditional.branches()) {
      out.append(keyword);
      write(branch.condition());
      out.append(" THEN ");
      write(branch.result());
      keyword = " ELSEIF ";
    }
    otherwise(conditional.otherwise());
  }

  private void choice(Expr.Case choice) {
    out.append("CASE ");
    write(choice.subject());
    for (Expr.When when : choice.whens()) {
      out.append(" WHEN ");
      switch (when.match()) {
        case Expr.WhenMatch.Equal equal -> write(equal.value());
        case Expr.WhenMatch.In in -> in(in.membership());
      }
      out.append(" THEN ");
      write(when.result());
    }
    otherwise(choice.otherwise());
  }

  private void otherwise(Optional<Expr> otherwise) {
    otherwise.ifPresent(
        value -> {
          out.append(" ELSE ");
          write(value);
        });
    out.append(" END");
  }

  private void in(Expr.Membership membership) {
    out.append("IN ");
    switch (membership) {
      case Expr.Membership.Values values -> {
        out.append('(');
        list(values.values());
        out.append(')');
      }
      case Expr.Membership.Field field -> out.append(names.field(field.field()));
    }
  }

  private void levelOfDetail(Expr.LevelOfDetail lod) {
    out.append('{');
    if (lod.kind() != Expr.LodKind.TABLE) {
      out.append(lod.kind()).append(' ');
      list(lod.dimensions());
      out.append(lod.dimensions().isEmpty() ? ": " : " : ");
    }
    write(lod.aggregate());
    out.append('}');
  }

  private void list(List<Expr> items) {
    String separator = "";
    for (Expr item : items) {
      out.append(separator);
      write(item);
      separator = ", ";
    }
  }

  private void tighterThan(int precedence, Expr expr) {
    if (precedence(expr) < precedence) {
      write(expr);
    } else {
      inParentheses(expr);
    }
  }

  private void inParentheses(Expr expr) {
    out.append('(');
    write(expr);
    out.append(')');
  }

  /** As in {@link BinaryOp#precedence}; 0 for what no operator can pull apart. */
  private static int precedence(Expr expr) {
    return switch (expr) {
      case Expr.Binary binary -> binary.op().precedence();
      case Expr.In in -> OperatorChain.COMPARISON_PRECEDENCE;
      case Expr.Unary unary ->
          switch (unary.op()) {
            case NEGATE -> OperatorChain.NEGATE_PRECEDENCE;
            case NOT -> OperatorChain.NOT_PRECEDENCE;
          };
      case Expr.Literal literal ->
          isNegative(literal.value()) ? OperatorChain.NEGATE_PRECEDENCE : 0;
      case Expr.FieldRef e -> 0;
      case Expr.ParameterRef e -> 0;
      case Expr.Call e -> 0;
      case Expr.Conditional e -> 0;
      case Expr.Case e -> 0;
      case Expr.LevelOfDetail e -> 0;
      case Expr.Invalid e -> 0;
    };
  }

  private static boolean isNumber(Value value) {
    return value instanceof Value.Int || value instanceof Value.Real;
  }

  private static boolean isNegative(Value value) {
    return (value instanceof Value.Int number && number.value() < 0)
        || (value instanceof Value.Real real && real.value().signum() < 0);
  }
}
