package dsc.diag;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * "Did you mean": the known name nearest to a misspelt one. Another case of the same letters always
 * counts; otherwise the edit distance may be at most a third of the length (at least 1).
 */
public final class Suggestions {
  private Suggestions() {}

  /** The nearest known name, if one is near enough; ties go to the first in order. */
  public static Optional<String> closest(String given, Collection<String> known) {
    String wanted = given.toLowerCase(Locale.ROOT);
    int limit = Math.max(1, given.length() / 3);
    String best = "";
    int bestDistance = limit + 1;
    for (String candidate : known.stream().sorted().toList()) {
      String lower = candidate.toLowerCase(Locale.ROOT);
      if (lower.equals(wanted)) {
        return Optional.of(candidate);
      }
      if (Math.abs(lower.length() - wanted.length()) < bestDistance) {
        int distance = distance(wanted, lower, bestDistance);
        if (distance < bestDistance) {
          bestDistance = distance;
          best = candidate;
        }
      }
    }
    return bestDistance <= limit ? Optional.of(best) : Optional.empty();
  }

  /** A help line for the nearest known name, or none. */
  public static List<String> help(String given, Collection<String> known) {
    return closest(given, known)
        .map(name -> List.of("did you mean `" + name + "`?"))
        .orElse(List.of());
  }

  /**
   * Edit distance with swaps of neighbours counted as one edit; {@code enough} when it is as much
   * or more.
   */
  private static int distance(String a, String b, int enough) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    int leastBefore = 0;
    for (int i = 0; i <= a.length(); i++) {
      int least = Integer.MAX_VALUE;
      for (int j = 0; j <= b.length(); j++) {
        cost[i][j] = i == 0 || j == 0 ? i + j : step(cost, a, b, i, j);
        least = Math.min(least, cost[i][j]);
      }
      // A swap reaches back two rows.
      if (least >= enough && leastBefore >= enough) {
        return enough;
      }
      leastBefore = least;
    }
    return Math.min(enough, cost[a.length()][b.length()]);
  }

  private static int step(int[][] cost, String a, String b, int i, int j) {
    int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    int least =
        Math.min(cost[i - 1][j - 1] + same, Math.min(cost[i - 1][j] + 1, cost[i][j - 1] + 1));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
  }
}
