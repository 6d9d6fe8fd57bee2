package dsc.plan.render;

import dsc.diag.Ansi.Style;
import dsc.diag.Cells;
import dsc.plan.PlannedChange;
import dsc.plan.diff.Address;
import dsc.plan.diff.FieldChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One change: its address, and what differs field by field. */
final class ChangeText {
  /** Fields that say enough about an element that comes, besides what makes it up. */
  private static final Set<String> ONE_WORD =
      Set.of("kind", "data type", "role", "members", "connection class");

  /** What makes an element up; shown as it is. */
  private static final Set<String> MAKING =
      Set.of("formula", "include", "exclude", "min", "max", "condition", "fields", "source.path");

  private static final int MOST_ITEMS = 12;
  private static final int FIELD_INDENT = 4;

  private final Page page;
  private final String prefix;

  /** The prefix is the address of the data source. */
  ChangeText(Page page, String prefix) {
    this.page = page;
    this.prefix = prefix;
  }

  void write(int indent, PlannedChange change) {
    switch (change.kind()) {
      case ADD -> page.marked(indent, Style.GREEN, '+', added(indent, change));
      case REMOVE -> page.marked(indent, Style.RED, '-', address(change.address()));
      case CHANGE -> page.marked(indent, Style.YELLOW, '~', address(change.address()));
      case RENAME ->
          page.marked(
              indent,
              Style.CYAN,
              '>',
              address(change.address())
                  + change.from().map(from -> " renamed from " + named(from)).orElse(""));
    }
    if (change.kind() == PlannedChange.Kind.CHANGE || change.kind() == PlannedChange.Kind.RENAME) {
      change.fields().forEach(field -> write(indent + FIELD_INDENT, field));
    }
  }

  private String address(Address address) {
    return address.in(prefix) + internal(address);
  }

  static String named(Address address) {
    return address + internal(address);
  }

  private static String internal(Address address) {
    return address.name().equals(address.shown()) ? "" : " (" + address.name() + ")";
  }

  /** An element that comes, on one line as far as it goes. */
  private String added(int indent, PlannedChange change) {
    List<String> words = new ArrayList<>();
    List<String> parts = new ArrayList<>();
    for (FieldChange field : change.fields()) {
      String text = after(field);
      if (ONE_WORD.contains(field.name())
          && !text.equals("column")
          && !text.equals("calculation")) {
        words.add(text);
      } else if (MAKING.contains(field.name())) {
        String oneLine = text.replaceAll("\\s+", " ").strip();
        parts.add(field.name().equals("formula") ? "= " + oneLine : field.name() + " " + oneLine);
      }
    }
    if (change.address().kind().equals("datasource")) {
      change.fields().stream()
          .filter(field -> field.name().equals("caption"))
          .forEach(field -> words.add(after(field)));
    }
    String address = address(change.address());
    String rest = String.join(" ", words) + (parts.isEmpty() ? "" : " " + String.join(", ", parts));
    return rest.isBlank() ? address : cut(address + "  " + rest.strip(), page.room(indent + 2));
  }

  private static String after(FieldChange field) {
    return switch (field) {
      case FieldChange.OfValue value -> value.after().orElse("");
      case FieldChange.OfList list -> Numbers.some(list.added(), MOST_ITEMS);
    };
  }

  /** The whole is in the JSON form of the plan; here a long line ends in dots. */
  private static String cut(String text, int room) {
    String safe = Cells.safe(text);
    if (Cells.width(safe) <= room) {
      return safe;
    }
    StringBuilder start = new StringBuilder();
    for (int code : safe.codePoints().toArray()) {
      if (Cells.width(start.toString() + Character.toString(code)) > room - 1) {
        break;
      }
      start.appendCodePoint(code);
    }
    return start + "…";
  }

  private void write(int indent, FieldChange field) {
    switch (field) {
      case FieldChange.OfValue value -> write(indent, value);
      case FieldChange.OfList list -> {
        page.plain(indent, list.name() + ":");
        items(indent + 2, Style.RED, '-', list.removed());
        items(indent + 2, Style.GREEN, '+', list.added());
      }
    }
  }

  private void items(int indent, Style style, char mark, List<String> items) {
    int shown = Math.min(items.size(), MOST_ITEMS);
    List<String> lines = new ArrayList<>(items.subList(0, shown));
    if (shown < items.size()) {
      lines.add("… " + (items.size() - shown) + " more");
    }
    page.block(indent, style, mark, lines);
  }

  private void write(int indent, FieldChange.OfValue value) {
    String before = value.before().orElse("none");
    String after = value.after().orElse("none");
    String line = value.name() + ": " + before + " → " + after;
    boolean fits =
        line.indexOf('\n') < 0 && line.indexOf('\r') < 0 && Cells.width(line) <= page.room(indent);
    if (fits) {
      page.plain(indent, line);
      return;
    }
    page.plain(indent, value.name() + ":");
    for (LineDiff.Line changed : lines(value.before(), value.after())) {
      Style style =
          switch (changed.mark()) {
            case '-' -> Style.RED;
            case '+' -> Style.GREEN;
            default -> Style.DIM;
          };
      page.block(indent + 2, style, changed.mark(), List.of(changed.text()));
    }
  }

  private static List<LineDiff.Line> lines(Optional<String> before, Optional<String> after) {
    return LineDiff.of(before.orElse(""), after.orElse(""));
  }
}
