package dsc.query;

import dsc.catalog.DataType;
import dsc.catalog.DatePart;
import dsc.catalog.LevelRule;
import dsc.catalog.ParameterType;
import dsc.catalog.SqlTemplate;
import dsc.catalog.SqlTemplates;
import dsc.catalog.Value;
import dsc.check.Constants;
import dsc.check.TypedExpr;
import java.time.DayOfWeek;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Renders expressions; where names come from is the scope's business. Only structural forms are
 * here, functions and operators have their templates in the catalog.
 */
final class ExpressionSql {
  /** Beyond this the engine takes too long to read a query, or refuses it. */
  private static final int MAX_LENGTH = 2_000_000;

  /** The engine's stack holds about three times as many levels, some of which a template adds. */
  private static final int MAX_DEPTH = 400;

  private final Formulas formulas;
  private final EvaluationContext context;
  private final SqlDialect dialect;
  private int depth;

  ExpressionSql(Formulas formulas, EvaluationContext context, SqlDialect dialect) {
    this.formulas = formulas;
    this.context = context;
    this.dialect = dialect;
  }

  /** The formula with its calculations put in is more than the engine can take. */
  static final class TooLarge extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  String render(TypedExpr expr, Scope scope) {
    if (++depth > MAX_DEPTH) {
      throw new TooLarge();
    }
    String sql = leftmostFirst(expr, scope);
    depth--;
    return sql;
  }

  /**
   * Chains of operators nest to the left, so the left side is unrolled instead of recursed into.
   * Runs of an operator whose grouping does not matter are grouped evenly: a thousand ORs are ten
   * levels for the engine.
   */
  private String leftmostFirst(TypedExpr expr, Scope scope) {
    Deque<TypedExpr.Call> chain = new ArrayDeque<>();
    TypedExpr at = expr;
    while (at instanceof TypedExpr.Call call && isChained(call)) {
      chain.push(call);
      at = call.arguments().getFirst();
    }
    String sql = single(at, scope);
    int levels = 0;
    while (!chain.isEmpty()) {
      TypedExpr.Call call = chain.pop();
      if (isAssociative(call)) {
        List<String> operands = new ArrayList<>(List.of(sql, right(call, scope)));
        while (!chain.isEmpty() && chain.element().overload().equals(call.overload())) {
          operands.add(right(chain.pop(), scope));
        }
        sql = grouped(call, operands);
      } else {
        sql = call(call, Optional.of(sql), scope);
        levels++;
      }
      if (depth + levels > MAX_DEPTH) {
        throw new TooLarge();
      }
    }
    return sql;
  }

  private String right(TypedExpr.Call call, Scope scope) {
    return render(call.arguments().get(1), scope);
  }

  private static boolean isAssociative(TypedExpr.Call call) {
    return switch (call.overload().function()) {
      case "AND", "OR" -> true;
      case "+" -> call.type() == DataType.STRING;
      default -> false;
    };
  }

  /** The operator between all operands, grouped in halves. */
  private String grouped(TypedExpr.Call call, List<String> operands) {
    if (operands.size() == 1) {
      return operands.getFirst();
    }
    int half = operands.size() / 2;
    String left = grouped(call, operands.subList(0, half));
    String right = grouped(call, operands.subList(half, operands.size()));
    StringBuilder out = new StringBuilder();
    templates(call).template().render(List.of(left, right), name -> name, out);
    return checked(out);
  }

  private SqlTemplates templates(TypedExpr.Call call) {
    return dialect.templates(call.overload()).orElseThrow(IllegalStateException::new);
  }

  private static boolean isChained(TypedExpr.Call call) {
    return call.arguments().size() == 2
        && call.overload().level() == LevelRule.INHERIT
        && !call.overload().parameter(0).type().isWord();
  }

  private String single(TypedExpr expr, Scope scope) {
    return switch (expr) {
      case TypedExpr.Literal literal -> SqlText.literal(literal.value());
      case TypedExpr.Column column -> scope.column(column);
      case TypedExpr.Parameter parameter -> parameter(parameter);
      case TypedExpr.Calculation ref ->
          scope.calculation(ref).orElseGet(() -> render(formulas.formula(ref), scope));
      case TypedExpr.Coerce coerce -> coerce(coerce, scope);
      case TypedExpr.Call call when call.overload().level() == LevelRule.AGGREGATE ->
          scope.aggregate(call);
      case TypedExpr.Call call -> call(call, Optional.empty(), scope);
      case TypedExpr.If choice -> conditional(choice, scope);
      case TypedExpr.Case choice -> choice(choice, scope);
      case TypedExpr.In in -> "(" + in(render(in.subject(), scope), in.among(), scope) + ")";
      case TypedExpr.Lod lod -> scope.lod(lod);
      case TypedExpr.Invalid invalid -> throw new IllegalStateException("not checked");
    };
  }

  /** A call by its template; the first argument may be rendered already. */
  String call(TypedExpr.Call call, Optional<String> first, Scope scope) {
    SqlTemplates templates = templates(call);
    SqlTemplate template = templates.template();
    String part = "";
    DayOfWeek week = context.weekStart();
    List<String> arguments = new ArrayList<>();
    for (int i = 0; i < call.arguments().size(); i++) {
      TypedExpr argument = call.arguments().get(i);
      ParameterType type = call.overload().parameter(i).type();
      if (type == ParameterType.DATE_PART) {
        part = word(argument);
        template = templates.template(part);
        arguments.add("");
      } else if (type == ParameterType.WEEKDAY) {
        week = DayOfWeek.valueOf(word(argument).toUpperCase(Locale.ROOT));
        arguments.add("");
      } else {
        arguments.add(i == 0 && first.isPresent() ? first.get() : render(argument, scope));
      }
    }
    String unit = part.toUpperCase(Locale.ROOT);
    DayOfWeek weekStart = week;
    StringBuilder out = new StringBuilder();
    template.render(arguments, name -> value(name, unit, weekStart), out);
    return checked(out);
  }

  private static String checked(StringBuilder out) {
    if (out.length() > MAX_LENGTH) {
      throw new TooLarge();
    }
    return out.toString();
  }

  private String value(String name, String unit, DayOfWeek weekStart) {
    EvaluationContext.User user = context.user();
    return switch (name) {
      case "PART" -> unit;
      case "week" -> String.valueOf(weekStart.getValue() % 7);
      case "now" -> SqlText.timestamp(context.now());
      case "today" -> SqlText.date(context.now().toLocalDate());
      case "username" -> SqlText.literal(new Value.Text(user.username()));
      case "fullname" -> SqlText.literal(new Value.Text(user.fullName()));
      case "userdomain" -> SqlText.literal(new Value.Text(user.domain()));
      case "groups" ->
          user.groups().isEmpty()
              ? "CAST(NULL AS TEXT)"
              : user.groups().stream()
                  .map(group -> SqlText.literal(new Value.Text(group)))
                  .collect(Collectors.joining(", "));
      default -> throw new IllegalStateException("no value " + name);
    };
  }

  /** A date part or weekday in lower case, from a literal or a parameter. */
  private String word(TypedExpr argument) {
    Value value =
        argument instanceof TypedExpr.Parameter parameter
            ? value(parameter)
            : new Value.Text(Constants.text(argument).orElseThrow(IllegalStateException::new));
    String text = value.display().toLowerCase(Locale.ROOT);
    return DatePart.of(text).map(DatePart::text).orElse(text);
  }

  private Value value(TypedExpr.Parameter parameter) {
    Value value = context.parameters().get(parameter.symbol().internalName());
    return value == null ? new Value.Null() : value;
  }

  private String parameter(TypedExpr.Parameter parameter) {
    Value value = value(parameter);
    String literal = SqlText.literal(value);
    return value.type() == parameter.type()
        ? literal
        : "CAST(" + literal + " AS " + SqlText.type(parameter.type()) + ")";
  }

  private String coerce(TypedExpr.Coerce coerce, Scope scope) {
    if (coerce.operand() instanceof TypedExpr.Literal literal) {
      if (literal.value() instanceof Value.Null) {
        return SqlText.nothing(coerce.type());
      }
      if (literal.value() instanceof Value.Int whole && coerce.type() == DataType.REAL) {
        return "'" + whole.value() + "'::double precision";
      }
    }
    return "CAST(" + render(coerce.operand(), scope) + " AS " + SqlText.type(coerce.type()) + ")";
  }

  private String conditional(TypedExpr.If choice, Scope scope) {
    StringBuilder out = new StringBuilder("CASE");
    for (TypedExpr.Branch branch : choice.branches()) {
      append(out, " WHEN ", render(branch.condition(), scope));
      append(out, " THEN ", render(branch.result(), scope));
    }
    choice.otherwise().ifPresent(value -> append(out, " ELSE ", render(value, scope)));
    return out.append(" END").toString();
  }

  /** The plain form where each WHEN has one value, else one test after the other. */
  private String choice(TypedExpr.Case choice, Scope scope) {
    boolean plain = choice.whens().stream().allMatch(when -> when.among().parts().size() == 1);
    String subject = render(choice.subject(), scope);
    StringBuilder out = new StringBuilder(plain ? "CASE " + subject : "CASE");
    for (TypedExpr.When when : choice.whens()) {
      String test =
          plain ? render(when.among().parts().getFirst(), scope) : in(subject, when.among(), scope);
      append(out, " WHEN ", test);
      append(out, " THEN ", render(when.result(), scope));
    }
    choice.otherwise().ifPresent(value -> append(out, " ELSE ", render(value, scope)));
    return out.append(" END").toString();
  }

  private String in(String subject, TypedExpr.Among among, Scope scope) {
    return subject
        + among.parts().stream()
            .map(value -> render(value, scope))
            .collect(Collectors.joining(", ", " IN (", ")"));
  }

  private static void append(StringBuilder out, String keyword, String sql) {
    out.append(keyword).append(sql);
    if (out.length() > MAX_LENGTH) {
      throw new TooLarge();
    }
  }
}
