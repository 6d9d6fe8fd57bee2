package dsc.plan.render;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Which lines of a text went, stayed and came. */
final class LineDiff {
  /** Above this many pairs of lines the two texts are shown one after the other. */
  private static final int MOST_PAIRS = 1_000_000;

  /** A line and its mark: {@code -}, {@code +} or a space. */
  record Line(char mark, String text) {}

  private LineDiff() {}

  static List<Line> of(String before, String after) {
    List<String> old = before.lines().toList();
    List<String> now = after.lines().toList();
    List<Line> lines = new ArrayList<>();
    if ((long) old.size() * now.size() > MOST_PAIRS) {
      old.forEach(text -> lines.add(new Line('-', text)));
      now.forEach(text -> lines.add(new Line('+', text)));
      return lines;
    }
    int[][] common = common(old, now);
    int i = 0;
    int j = 0;
    while (i < old.size() || j < now.size()) {
      if (i < old.size() && j < now.size() && old.get(i).equals(now.get(j))) {
        lines.add(new Line(' ', old.get(i)));
        i++;
        j++;
      } else if (i < old.size() && (j == now.size() || common[i + 1][j] >= common[i][j + 1])) {
        lines.add(new Line('-', old.get(i++)));
      } else {
        lines.add(new Line('+', now.get(j++)));
      }
    }
    return Collections.unmodifiableList(lines);
  }

  /** The length of the longest common subsequence of what is left from each pair of places on. */
  private static int[][] common(List<String> old, List<String> now) {
    int[][] length = new int[old.size() + 1][now.size() + 1];
    for (int i = old.size() - 1; i >= 0; i--) {
      for (int j = now.size() - 1; j >= 0; j--) {
        length[i][j] =
            old.get(i).equals(now.get(j))
                ? length[i + 1][j + 1] + 1
                : Math.max(length[i + 1][j], length[i][j + 1]);
      }
    }
    return length;
  }
}
