package dsc.plan;

import dsc.diag.Code;
import dsc.diag.Suggestions;
import dsc.plan.hazard.ChangeClass;
import dsc.plan.hazard.Hazard;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Which hazards stop an apply. A hazard passes unless a {@code guarded} term matches it and no
 * {@code allowed} term does. A term is a class ({@code breaking}), a code ({@code DSC6101}) or
 * {@code all}, perhaps only at one address: {@code DSC6101@flights.field[Legacy]}.
 */
public record Policy(List<String> guarded, List<String> allowed) {
  /** What is guarded unless the workspace says otherwise. */
  public static final List<String> GUARDED = List.of("breaking", "security", "destructive");

  private static final String ALL = "all";

  public Policy {
    guarded = List.copyOf(guarded);
    allowed = List.copyOf(allowed);
  }

  /** The standard guard with some terms allowed. */
  public static Policy allowing(Collection<String> terms) {
    return new Policy(GUARDED, List.copyOf(terms));
  }

  public boolean allows(PublicationKey key, Hazard hazard) {
    return guarded.stream().noneMatch(term -> matches(term, key, hazard))
        || allowed.stream().anyMatch(term -> matches(term, key, hazard));
  }

  /** What is wrong with a term, in one sentence; empty when it is a term. */
  public static Optional<String> problem(String term) {
    String what = term.split("@", 2)[0];
    boolean known =
        what.equals(ALL) || ChangeClass.of(what).isPresent() || Code.of(what).isPresent();
    if (known) {
      return Optional.empty();
    }
    List<String> names = new ArrayList<>(List.of(ALL));
    Arrays.stream(ChangeClass.values()).map(ChangeClass::text).forEach(names::add);
    Arrays.stream(Code.values()).map(Code::id).forEach(names::add);
    String hint =
        Suggestions.closest(what.toLowerCase(Locale.ROOT), names)
            .map(name -> "; did you mean `" + name + "`?")
            .orElse("");
    return Optional.of("`" + what + "` is neither a class of changes nor a code" + hint);
  }

  private static boolean matches(String term, PublicationKey key, Hazard hazard) {
    String[] parts = term.split("@", 2);
    boolean what =
        parts[0].equals(ALL)
            || parts[0].equals(hazard.changeClass().text())
            || parts[0].equalsIgnoreCase(hazard.code().id());
    return what
        && (parts.length == 1
            || parts[1].equals(hazard.subject().in(key.toString()))
            || parts[1].equals(hazard.subject().in(key.datasource())));
  }
}
