package dsc.spec;

import dsc.catalog.Value;
import dsc.diag.Diagnostics;
import dsc.diag.ScalarText;
import dsc.diag.Span;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What every part of the spec reader needs: typed access to nodes. A node of the wrong shape was
 * reported by the schema check already, so it is skipped here without a word; only when the check
 * found nothing wrong does the reader speak up itself, so that nothing is ever skipped silently.
 */
public final class Reading {
  private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
  private static final Pattern DATE_TIME =
      Pattern.compile(DATE.pattern() + "[T ][0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\\.[0-9]{1,9})?)?");

  private final Diagnostics diags;
  private final boolean shapeIsKnownGood;
  private final boolean hasTenants;
  private boolean incomplete;

  public Reading(Diagnostics diags, boolean hasTenants) {
    this.diags = diags;
    this.shapeIsKnownGood = !diags.hasErrors();
    this.hasTenants = hasTenants;
  }

  public Diagnostics diags() {
    return diags;
  }

  /** Something that other parts may refer to by name could not be read. */
  public void markIncomplete() {
    incomplete = true;
  }

  public boolean isIncomplete() {
    return incomplete;
  }

  public Optional<YamlMapping> mapping(YamlNode node) {
    if (node instanceof YamlMapping mapping) {
      return Optional.of(mapping);
    }
    wrongShape(node, "a mapping");
    return Optional.empty();
  }

  /** The entries of the mapping under a key; none when the key is absent. */
  public List<YamlMapping.Entry> entries(YamlMapping parent, String key) {
    return parent.get(key).flatMap(this::mapping).map(YamlMapping::entries).orElse(List.of());
  }

  /** The items of the list under a key; none when the key is absent. */
  public List<YamlNode> items(YamlMapping parent, String key) {
    return parent.get(key).map(this::list).orElse(List.of());
  }

  public List<YamlNode> list(YamlNode node) {
    if (node instanceof YamlSequence sequence) {
      return sequence.items();
    }
    wrongShape(node, "a list");
    return List.of();
  }

  public Optional<YamlScalar> scalar(YamlNode node) {
    if (node instanceof YamlScalar scalar) {
      return Optional.of(scalar);
    }
    wrongShape(node, "a single value");
    return Optional.empty();
  }

  /** A scalar that is text. */
  public Optional<YamlScalar> textScalar(YamlNode node) {
    if (node instanceof YamlScalar scalar && scalar.value() instanceof Value.Text) {
      return Optional.of(scalar);
    }
    wrongShape(node, "text");
    return Optional.empty();
  }

  /** Text that may not hold references, such as a name. */
  public Optional<Located<String>> name(YamlNode node) {
    return textScalar(node).map(this::name);
  }

  /** Text that people see, which may be blank. */
  public Optional<Located<String>> shown(YamlNode node) {
    Optional<YamlScalar> scalar = textScalar(node);
    scalar.ifPresent(s -> noReferences(s.text()));
    return scalar.map(s -> new Located<>(s.text().value(), s.span()));
  }

  public Located<String> name(YamlScalar scalar) {
    noReferences(scalar.text());
    String text = scalar.text().value();
    if (text.isBlank()) {
      diags.report(Problems.emptyName(scalar.span()));
    }
    return new Located<>(text, scalar.span());
  }

  public Optional<Located<String>> name(YamlMapping parent, String key) {
    return parent.get(key).flatMap(this::name);
  }

  /** Text of a language of its own: a formula or SQL. */
  public Optional<ScalarText> code(YamlNode node) {
    Optional<ScalarText> text = textScalar(node).map(YamlScalar::text);
    text.ifPresent(this::noReferences);
    return text;
  }

  private void noReferences(ScalarText text) {
    for (ValueExpr.Reference reference : References.in(text)) {
      diags.report(Problems.referenceNotAllowed(reference));
    }
  }

  /** Text that may hold references. */
  public Optional<ValueExpr> text(YamlMapping parent, String key) {
    return parent.get(key).flatMap(this::text);
  }

  public Optional<ValueExpr> text(YamlNode node) {
    return textScalar(node).map(s -> checked(References.parse(s.text(), s.span(), diags)));
  }

  /** A list of names, or one. */
  public List<Located<String>> names(YamlNode node) {
    List<YamlNode> items = node instanceof YamlSequence list ? list.items() : List.of(node);
    return items.stream().flatMap(item -> name(item).stream()).toList();
  }

  /** Values that must be written out, or one. */
  public List<ValueExpr.Fixed> fixedList(YamlNode node) {
    List<YamlNode> items = node instanceof YamlSequence list ? list.items() : List.of(node);
    List<ValueExpr.Fixed> values = new ArrayList<>();
    for (YamlNode item : items) {
      scalar(item)
          .map(this::fixed)
          .ifPresent(
              value -> {
                if (value instanceof ValueExpr.Fixed fixed) {
                  values.add(fixed);
                }
              });
    }
    return values;
  }

  /** A number, whole or not. */
  public Optional<ValueExpr.Fixed> number(YamlNode node) {
    if (node instanceof YamlScalar scalar
        && (scalar.value() instanceof Value.Int || scalar.value() instanceof Value.Real)) {
      return Optional.of(new ValueExpr.Fixed(scalar.span(), scalar.value()));
    }
    wrongShape(node, "a number");
    return Optional.empty();
  }

  /** The caption of a parameter, which may stand in brackets. */
  public Optional<Located<String>> parameter(YamlNode node) {
    return name(node)
        .map(
            name -> {
              String text = name.value().strip();
              return text.startsWith("[") && text.endsWith("]")
                  ? new Located<>(
                      text.substring(1, text.length() - 1).replace("]]", "]"), name.span())
                  : new Located<>(text, name.span());
            });
  }

  /** A list of texts that may hold references. */
  public List<ValueExpr> texts(YamlMapping parent, String key) {
    return items(parent, key).stream().flatMap(item -> text(item).stream()).toList();
  }

  /** A value of the data: any scalar, an ISO date written without quotes, or a reference. */
  public Optional<ValueExpr> data(YamlMapping parent, String key) {
    return parent.get(key).flatMap(this::data);
  }

  public Optional<ValueExpr> data(YamlNode node) {
    return scalar(node).map(this::data);
  }

  public ValueExpr data(YamlScalar scalar) {
    boolean missing = scalar.value() instanceof Value.Null && scalar.text().value().isEmpty();
    if (missing) {
      diags.report(Problems.missingValue(scalar.span()));
    }
    if (!(scalar.value() instanceof Value.Text)) {
      return new ValueExpr.Fixed(scalar.span(), scalar.value());
    }
    Optional<Value> date =
        scalar.style() == YamlScalar.Style.PLAIN ? date(scalar) : Optional.empty();
    return date.<ValueExpr>map(value -> new ValueExpr.Fixed(scalar.span(), value))
        .orElseGet(() -> checked(References.parse(scalar.text(), scalar.span(), diags)));
  }

  private Optional<Value> date(YamlScalar scalar) {
    String text = scalar.text().value();
    try {
      if (DATE.matcher(text).matches()) {
        return Optional.of(new Value.Date(LocalDate.parse(text)));
      }
      if (DATE_TIME.matcher(text).matches()) {
        return Optional.of(new Value.DateTime(LocalDateTime.parse(text.replace(' ', 'T'))));
      }
    } catch (DateTimeException notInTheCalendar) {
      diags.report(Problems.noSuchDate(scalar.span(), text));
    }
    return Optional.empty();
  }

  private ValueExpr checked(ValueExpr expr) {
    if (!hasTenants) {
      tenantReference(expr).ifPresent(span -> diags.report(Problems.noTenants(span)));
    }
    return expr;
  }

  private static Optional<Span> tenantReference(ValueExpr expr) {
    return switch (expr) {
      case ValueExpr.Fixed fixed -> Optional.empty();
      case ValueExpr.Reference reference ->
          reference.kind() == ValueExpr.Kind.TENANT
              ? Optional.of(reference.span())
              : Optional.empty();
      case ValueExpr.Joined joined ->
          joined.parts().stream().flatMap(part -> tenantReference(part).stream()).findFirst();
    };
  }

  /** A secret: one reference to the environment and nothing else. Anything else is empty. */
  public Optional<ValueExpr> secret(YamlNode node) {
    if (!(node instanceof YamlScalar scalar)) {
      return Optional.empty();
    }
    ValueExpr expr = References.parse(scalar.text(), scalar.span(), new Diagnostics());
    return expr instanceof ValueExpr.Reference reference && reference.kind() == ValueExpr.Kind.ENV
        ? Optional.of(expr)
        : Optional.empty();
  }

  /** A value that must be written out: references are reported. */
  public ValueExpr fixed(YamlScalar scalar) {
    noReferences(scalar.text());
    return data(scalar);
  }

  /** A word that stands for a constant: the constant's name in lower case. */
  public <E extends Enum<E>> Optional<Located<E>> word(
      YamlMapping parent, String key, Class<E> type) {
    return parent.get(key).flatMap(node -> word(node, type));
  }

  public <E extends Enum<E>> Optional<Located<E>> word(YamlNode node, Class<E> type) {
    Optional<Located<String>> name = name(node);
    Optional<Located<E>> constant =
        name.flatMap(
            n ->
                Arrays.stream(type.getEnumConstants())
                    .filter(c -> c.name().toLowerCase(Locale.ROOT).equals(n.value()))
                    .findFirst()
                    .map(c -> new Located<>(c, n.span())));
    if (name.isPresent() && constant.isEmpty()) {
      wrongShape(node, "one of the words allowed here");
    }
    return constant;
  }

  public Optional<Located<Long>> integer(YamlMapping parent, String key) {
    return parent.get(key).flatMap(this::integer);
  }

  public Optional<Located<Long>> integer(YamlNode node) {
    if (node instanceof YamlScalar scalar && scalar.value() instanceof Value.Int number) {
      return Optional.of(new Located<>(number.value(), scalar.span()));
    }
    wrongShape(node, "a whole number");
    return Optional.empty();
  }

  public boolean flag(YamlMapping parent, String key, boolean fallback) {
    return parent
        .get(key)
        .flatMap(this::scalar)
        .map(
            scalar -> {
              if (scalar.value() instanceof Value.Bool bool) {
                return bool.value();
              }
              wrongShape(scalar, "true or false");
              return fallback;
            })
        .orElse(fallback);
  }

  public void wrongShape(YamlNode node, String wanted) {
    if (shapeIsKnownGood) {
      diags.report(Problems.wrongType(node, wanted));
    }
  }
}
