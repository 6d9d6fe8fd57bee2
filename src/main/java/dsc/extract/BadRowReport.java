package dsc.extract;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The rows of one source that cannot be read as declared.
 *
 * @param source the file or database, as people know it
 * @param shown the first bad values in words
 * @param total how many rows are bad
 * @param more how many of them are not shown
 */
public record BadRowReport(String source, List<String> shown, long total, long more) {
  public BadRowReport {
    shown = List.copyOf(shown);
  }

  /** No row is bad. */
  public static BadRowReport nothing(String source) {
    return new BadRowReport(source, List.of(), 0, 0);
  }

  /** The sentence that they cannot be read. */
  public String unreadable() {
    return rows() + " cannot be read";
  }

  /**
   * The bad values, and what can be done about them.
   *
   * @param advice in sentences
   */
  public List<String> help(List<String> advice) {
    List<String> help = listed();
    help.addAll(advice);
    return help;
  }

  /**
   * The sentence that they were left out.
   *
   * @param place the file they were written to, if they were
   */
  public String leftOut(Optional<Path> place) {
    return rows()
        + " left out"
        + place.map(path -> "; they are in `" + path + "`").orElse("")
        + ": "
        + String.join("; ", listed());
  }

  private List<String> listed() {
    List<String> listed = new ArrayList<>(shown);
    if (more > 0) {
      listed.add("and " + more + " more");
    }
    return listed;
  }

  private String rows() {
    return total + (total == 1 ? " row of `" : " rows of `") + source + "`";
  }
}
