package dsc.cli;

import dsc.catalog.Value;
import dsc.check.InferredField;
import dsc.check.Typed;
import dsc.check.TypedExpr;
import dsc.diag.Ansi;
import dsc.diag.Diagnostic;
import dsc.diag.HumanRenderer;
import dsc.evaluate.FieldsRead;
import dsc.evaluate.Outcome;
import dsc.resolve.Symbol;
import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Values of formulas, for people and as JSON. */
final class EvalView {
  /** Goes up when a field of the JSON changes its meaning or goes away. */
  private static final int FORMAT_VERSION = 1;

  private static final int MOST_VALUES = 50;
  private static final JsonMapper JSON = new JsonMapper();

  private final Console console;
  private final Typed typed;
  private final boolean sql;
  private final boolean explain;

  EvalView(Console console, Typed typed, boolean sql, boolean explain) {
    this.console = console;
    this.typed = typed;
    this.sql = sql;
    this.explain = explain;
  }

  void show(List<Outcome> outcomes, OutputOptions.Format format) {
    switch (format) {
      case human -> human(outcomes);
      case json -> console.out().println(json(outcomes).toPrettyString());
    }
  }

  private void human(List<Outcome> outcomes) {
    HumanRenderer renderer = new HumanRenderer(console.ansi(), console.width());
    boolean first = true;
    for (Outcome outcome : outcomes) {
      if (!first) {
        console.out().println();
      }
      first = false;
      human(outcome);
      for (Diagnostic problem : outcome.diagnostics()) {
        // In one stream with the results, because each belongs to its formula.
        console.out().print(renderer.render(problem));
      }
    }
  }

  private void human(Outcome outcome) {
    PrintWriter out = console.out();
    String text = outcome.formula().canonical().orElse(outcome.formula().text().value());
    out.println(console.ansi().paint(Ansi.Style.BOLD, text));
    outcome.formula().typed().ifPresent(expr -> out.println("  " + kind(expr)));
    outcome.formula().typed().filter(expr -> explain).ifPresent(this::explain);
    outcome.sql().filter(query -> sql).ifPresent(query -> out.println("  " + query));
    outcome.rows().ifPresent(this::values);
  }

  private static String kind(TypedExpr expr) {
    return expr.type().text() + ", " + level(expr) + ", " + role(expr);
  }

  private static String level(TypedExpr expr) {
    return expr.level().text();
  }

  private static String role(TypedExpr expr) {
    return InferredField.of(expr.info()).role().text();
  }

  private void explain(TypedExpr expr) {
    Set<Symbol> read = reads(expr);
    if (read.isEmpty()) {
      console.out().println("  reads nothing");
    }
    for (Symbol symbol : read) {
      console.out().println("  reads " + described(symbol));
    }
  }

  private Set<Symbol> reads(TypedExpr expr) {
    return new FieldsRead(typed.calculations()).all(List.of(expr));
  }

  private static String described(Symbol symbol) {
    return switch (symbol) {
      case Symbol.Column column ->
          "[" + column.caption() + "], column " + column.table() + "." + column.column();
      case Symbol.Calculation calculation -> "[" + calculation.caption() + "], a calculation";
      case Symbol.Parameter parameter -> "[" + parameter.caption() + "], a parameter";
      case Symbol.Unresolved unresolved -> "[" + unresolved.caption() + "]";
    };
  }

  private void values(List<Value> values) {
    int shown = Math.min(values.size(), MOST_VALUES);
    boolean numbers = values.stream().allMatch(EvalView::isRight);
    int width = values.stream().limit(shown).mapToInt(v -> text(v).length()).max().orElse(0);
    for (Value value : values.subList(0, shown)) {
      String text = text(value);
      console.out().println("  " + (numbers ? " ".repeat(width - text.length()) : "") + text);
    }
    if (shown < values.size()) {
      console.out().println("  … and " + (values.size() - shown) + " more; --format json has all");
    }
    if (values.isEmpty()) {
      console.out().println("  no rows");
    }
  }

  private static boolean isRight(Value value) {
    return value instanceof Value.Int || value instanceof Value.Real || value instanceof Value.Null;
  }

  /** As a person writes it; texts in quotes, so that blanks and empty texts can be seen. */
  private static String text(Value value) {
    return value instanceof Value.Text text
        ? "\"" + dsc.diag.Cells.safe(text.value().replace("\n", "\\n")) + "\""
        : value.display();
  }

  private ObjectNode json(List<Outcome> outcomes) {
    ObjectNode root = JSON.createObjectNode();
    root.put("format_version", FORMAT_VERSION);
    ArrayNode results = root.putArray("results");
    outcomes.forEach(outcome -> json(outcome, results.addObject()));
    return root;
  }

  private void json(Outcome outcome, ObjectNode node) {
    node.put("formula", outcome.formula().text().value());
    outcome.formula().canonical().ifPresent(text -> node.put("canonical", text));
    outcome
        .formula()
        .typed()
        .ifPresent(
            expr -> {
              node.put("type", expr.type().text());
              node.put("level", level(expr));
              node.put("role", role(expr));
              if (explain) {
                ArrayNode reads = node.putArray("reads");
                reads(expr).forEach(symbol -> reads.add(symbol.caption()));
              }
            });
    outcome.sql().filter(query -> sql).ifPresent(query -> node.put("sql", query));
    outcome
        .rows()
        .ifPresent(
            values -> {
              ArrayNode rows = node.putArray("rows");
              values.forEach(value -> add(rows, value));
            });
    if (!outcome.diagnostics().isEmpty()) {
      ArrayNode problems = node.putArray("diagnostics");
      outcome.diagnostics().forEach(d -> DiagnosticsView.add(problems.addObject(), d));
    }
  }

  private static void add(ArrayNode rows, Value value) {
    switch (value) {
      case Value.Null ignored -> rows.addNull();
      case Value.Bool bool -> rows.add(bool.value());
      case Value.Int number -> rows.add(number.value());
      case Value.Real number -> rows.add(number.value().doubleValue());
      case Value.Text text -> rows.add(text.value());
      case Value.Date date -> rows.add(date.display());
      case Value.DateTime time -> rows.add(time.display());
    }
  }
}
