package dsc.diag;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One thing the user should know: a stable code, one plain sentence, where it is, what else is
 * involved and how to mend it. A diagnostic without a place (a missing file, say) has no primary.
 */
public record Diagnostic(
    Code code,
    Severity severity,
    String message,
    Optional<Label> primary,
    List<Label> related,
    List<String> notes,
    Optional<Fix> fix) {

  public Diagnostic {
    related = List.copyOf(related);
    notes = List.copyOf(notes);
  }

  /** An error at a place. */
  public static Diagnostic error(Code code, Span span, String message) {
    return at(code, Severity.ERROR, span, message);
  }

  /** A warning at a place. */
  public static Diagnostic warning(Code code, Span span, String message) {
    return at(code, Severity.WARNING, span, message);
  }

  /** A note at a place. */
  public static Diagnostic note(Code code, Span span, String message) {
    return at(code, Severity.NOTE, span, message);
  }

  /** A diagnostic about something that has no place in a text. */
  public static Diagnostic general(Code code, Severity severity, String message) {
    return new Diagnostic(
        code, severity, message, Optional.empty(), List.of(), List.of(), Optional.empty());
  }

  private static Diagnostic at(Code code, Severity severity, Span span, String message) {
    return new Diagnostic(
        code,
        severity,
        message,
        Optional.of(new Label(span, "")),
        List.of(),
        List.of(),
        Optional.empty());
  }

  /** The same with words under the underlined text. */
  public Diagnostic label(String text) {
    return new Diagnostic(
        code,
        severity,
        message,
        primary.map(label -> new Label(label.span(), text)),
        related,
        notes,
        fix);
  }

  /** The same with one more help or background line. */
  public Diagnostic help(String note) {
    List<String> all = new ArrayList<>(notes);
    all.add(note);
    return new Diagnostic(code, severity, message, primary, related, all, fix);
  }

  /** The same with one more place that is involved. */
  public Diagnostic related(Span span, String text) {
    List<Label> all = new ArrayList<>(related);
    all.add(new Label(span, text));
    return new Diagnostic(code, severity, message, primary, all, notes, fix);
  }

  /** The same with a replacement that mends it. */
  public Diagnostic fix(Fix mend) {
    return new Diagnostic(code, severity, message, primary, related, notes, Optional.of(mend));
  }
}
