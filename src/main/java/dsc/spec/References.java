package dsc.spec;

import dsc.catalog.Value;
import dsc.diag.Diagnostics;
import dsc.diag.ScalarText;
import dsc.diag.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds references, such as <code>${env.NAME}</code>, <code>${var.name}</code> and <code>
 * ${tenant.column}</code>, in a scalar. A second dollar sign before the first makes it plain text;
 * a dollar sign alone is a dollar sign.
 */
final class References {
  private static final String OPEN = "${";
  private static final String ESCAPED = "$${";
  private static final Pattern REFERENCE =
      Pattern.compile("(?<kind>[A-Za-z]+)\\.(?<name>[\\p{L}\\p{N}_][\\p{L}\\p{N}_ -]*+)");

  private final ScalarText text;
  private final int[] codes;
  private final Diagnostics diags;
  private final List<ValueExpr> parts = new ArrayList<>();
  private final StringBuilder plain = new StringBuilder();
  private int plainStart;

  private References(ScalarText text, Diagnostics diags) {
    this.text = text;
    this.codes = text.value().codePoints().toArray();
    this.diags = diags;
  }

  /** Whether a text holds anything that looks like a reference or an escaped one. */
  static boolean occurIn(String text) {
    return text.contains(OPEN);
  }

  /**
   * The scalar as an expression; a malformed reference is reported and stands for itself as text.
   */
  static ValueExpr parse(ScalarText text, Span whole, Diagnostics diags) {
    if (!occurIn(text.value())) {
      return new ValueExpr.Fixed(whole, new Value.Text(text.value()));
    }
    return new References(text, diags).parts(whole);
  }

  /** The references in a text that may not have any. */
  static List<ValueExpr.Reference> in(ScalarText text) {
    if (!occurIn(text.value())) {
      return List.of();
    }
    ValueExpr expr = parse(text, text.span(), new Diagnostics());
    return switch (expr) {
      case ValueExpr.Fixed fixed -> List.of();
      case ValueExpr.Reference reference -> List.of(reference);
      case ValueExpr.Joined joined ->
          joined.parts().stream()
              .filter(ValueExpr.Reference.class::isInstance)
              .map(ValueExpr.Reference.class::cast)
              .toList();
    };
  }

  private ValueExpr parts(Span whole) {
    int at = 0;
    while (at < codes.length) {
      if (startsWith(at, ESCAPED)) {
        plain.append(OPEN);
        at += ESCAPED.length();
      } else if (startsWith(at, OPEN)) {
        at = reference(at);
      } else {
        plain.appendCodePoint(codes[at]);
        at++;
      }
    }
    flush(codes.length);
    if (parts.isEmpty()) {
      return new ValueExpr.Fixed(whole, new Value.Text(""));
    }
    if (parts.size() > 1) {
      return new ValueExpr.Joined(whole, parts);
    }
    return switch (parts.getFirst()) {
      case ValueExpr.Fixed fixed -> new ValueExpr.Fixed(whole, fixed.value());
      case ValueExpr.Reference reference -> reference;
      case ValueExpr.Joined joined -> joined;
    };
  }

  private int reference(int at) {
    int end = at + OPEN.length();
    while (end < codes.length && codes[end] != '}' && !startsWith(end, OPEN)) {
      end++;
    }
    boolean closed = end < codes.length && codes[end] == '}';
    String inside = new String(codes, at + OPEN.length(), end - at - OPEN.length());
    int next = closed ? end + 1 : end;
    Span span = text.slice(at, next);
    Optional<ValueExpr> reference = closed ? reference(inside.strip(), span) : Optional.empty();
    if (!closed) {
      diags.report(Problems.unclosedReference(span));
    }
    if (reference.isPresent()) {
      flush(at);
      parts.add(reference.get());
      plainStart = next;
    } else {
      plain.append(new String(codes, at, next - at));
    }
    return next;
  }

  private Optional<ValueExpr> reference(String inside, Span span) {
    Matcher matcher = REFERENCE.matcher(inside);
    if (matcher.matches()) {
      for (ValueExpr.Kind kind : ValueExpr.Kind.values()) {
        if (kind.name().toLowerCase(Locale.ROOT).equals(matcher.group("kind"))) {
          return Optional.of(new ValueExpr.Reference(span, kind, matcher.group("name").strip()));
        }
      }
    }
    diags.report(Problems.badReference(span, inside));
    return Optional.empty();
  }

  private void flush(int end) {
    if (!plain.isEmpty()) {
      Span span = text.slice(plainStart, end);
      parts.add(new ValueExpr.Fixed(span, new Value.Text(plain.toString())));
      plain.setLength(0);
    }
  }

  private boolean startsWith(int at, String what) {
    if (at + what.length() > codes.length) {
      return false;
    }
    for (int i = 0; i < what.length(); i++) {
      if (codes[at + i] != what.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
