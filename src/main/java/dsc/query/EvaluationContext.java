package dsc.query;

import dsc.catalog.Value;
import java.time.DayOfWeek;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a formula's value depends on besides the rows: the time, the user who looks, the first day
 * of the week and the parameters by internal name.
 */
public record EvaluationContext(
    LocalDateTime now, User user, DayOfWeek weekStart, Map<String, Value> parameters) {
  public EvaluationContext {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }

  /** A time, and nothing else known: an unnamed user, weeks from Sunday, no parameters. */
  public static EvaluationContext at(LocalDateTime now) {
    return new EvaluationContext(now, new User("", "", "", List.of()), DayOfWeek.SUNDAY, Map.of());
  }

  public EvaluationContext withUser(User other) {
    return new EvaluationContext(now, other, weekStart, parameters);
  }

  public EvaluationContext withWeekStart(DayOfWeek other) {
    return new EvaluationContext(now, user, other, parameters);
  }

  public EvaluationContext withParameters(Map<String, Value> others) {
    return new EvaluationContext(now, user, weekStart, others);
  }

  /** The user who looks, as USERNAME, FULLNAME, USERDOMAIN and ISMEMBEROF see them. */
  public record User(String username, String fullName, String domain, List<String> groups) {
    public User {
      groups = List.copyOf(groups);
    }

    /** A user by name alone, with the domain before a backslash where there is one. */
    public static User of(String name, List<String> groups) {
      int domain = name.indexOf('\\');
      String username = name.substring(domain + 1);
      return new User(username, username, name.substring(0, Math.max(domain, 0)), groups);
    }
  }
}
