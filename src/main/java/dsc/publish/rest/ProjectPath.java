package dsc.publish.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The place of a project: the names from the top down, at least one. Written with {@code /} between
 * the names; a slash or backslash in a name is written after a backslash.
 */
public record ProjectPath(List<String> names) {
  public ProjectPath {
    names = List.copyOf(names);
    if (names.isEmpty() || names.stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException("a project path has names, and none is blank");
    }
  }

  /** Reads the written form; blank names between slashes are dropped. */
  public static ProjectPath parse(String text) {
    List<String> names = new ArrayList<>();
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && i + 1 < text.length()) {
        i++;
        name.append(text.charAt(i));
      } else if (c == '/') {
        names.add(name.toString().strip());
        name.setLength(0);
      } else {
        name.append(c);
      }
    }
    names.add(name.toString().strip());
    return new ProjectPath(names.stream().filter(s -> !s.isEmpty()).toList());
  }

  public String leaf() {
    return names.getLast();
  }

  @Override
  public String toString() {
    return names.stream()
        .map(name -> name.replace("\\", "\\\\").replace("/", "\\/"))
        .collect(Collectors.joining("/"));
  }
}
