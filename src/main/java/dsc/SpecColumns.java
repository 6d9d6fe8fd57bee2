package dsc;

import dsc.diag.SourceFile;
import dsc.spec.YamlMapping;
import dsc.spec.YamlNode;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Writes columns into the text of a spec and keeps everything else of it, byte for byte. */
final class SpecColumns {
  private static final Pattern PLAIN =
      Pattern.compile("[A-Za-z_][A-Za-z0-9_]*(?:[ -][A-Za-z0-9_]+)*");

  /** Words that YAML, of any version, takes for something else than text. */
  private static final Pattern SPECIAL =
      Pattern.compile("(?i)true|false|null|yes|no|on|off|y|n|inf|nan");

  private final SourceFile file;
  private final String newLine;

  /** What is inserted, by place. */
  private final TreeMap<Integer, String> inserts = new TreeMap<>();

  private SpecColumns(SourceFile file) {
    this.file = file;
    this.newLine = file.text().contains("\r\n") ? "\r\n" : "\n";
  }

  /**
   * The text with further columns.
   *
   * @param root the spec as read from the file
   * @param columns the columns to add to each table, by alias, with their types as a spec writes
   *     them
   */
  static String add(
      SourceFile file, YamlMapping root, Map<String, SequencedMap<String, String>> columns) {
    SpecColumns spec = new SpecColumns(file);
    if (root.get("tables").orElseThrow() instanceof YamlMapping tables) {
      for (YamlMapping.Entry table : tables.entries()) {
        SequencedMap<String, String> added = columns.get(table.name());
        if (added != null && !added.isEmpty() && table.value() instanceof YamlMapping mapping) {
          spec.add(mapping, added);
        }
      }
    }
    return spec.text();
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    int at = 0;
    for (Map.Entry<Integer, String> insert : inserts.entrySet()) {
      text.append(file.slice(at, insert.getKey())).append(insert.getValue());
      at = insert.getKey();
    }
    return text.append(file.slice(at, file.length())).toString();
  }

  private void add(YamlMapping table, SequencedMap<String, String> columns) {
    Optional<YamlMapping.Entry> entry = table.entry("columns");
    Optional<YamlNode> there = entry.map(YamlMapping.Entry::value);
    if (there.isPresent() && there.get() instanceof YamlMapping mapping) {
      if (isFlow(mapping)) {
        inFlow(mapping, flow(columns), mapping.entries().isEmpty());
      } else {
        YamlMapping.Entry last = mapping.entries().getLast();
        int indent = last.key().span().position().column() - 1;
        insertLines(last.value().span().end(), block(columns, indent));
      }
    } else if (entry.isPresent()) {
      int indent = entry.get().key().span().position().column() - 1;
      insertLines(entry.get().key().span().end(), block(columns, indent + 2));
    } else if (isFlow(table)) {
      inFlow(table, "columns: { " + flow(columns) + " }", table.entries().isEmpty());
    } else {
      YamlMapping.Entry first = table.entries().getFirst();
      int indent = first.key().span().position().column() - 1;
      YamlMapping.Entry last = table.entries().getLast();
      insertLines(
          last.value().span().end(),
          " ".repeat(indent) + "columns:" + newLine + block(columns, indent + 2));
    }
  }

  private static boolean isFlow(YamlMapping mapping) {
    return mapping.span().text().startsWith("{");
  }

  /** Before the closing brace and the blanks before it. */
  private void inFlow(YamlMapping mapping, String text, boolean empty) {
    int end = mapping.span().end() - 1;
    int at = end;
    while (Character.isWhitespace(file.slice(at - 1, at).charAt(0))) {
      at--;
    }
    boolean comma = file.slice(at - 1, at).equals(",");
    insert(at, (empty ? " " : comma ? " " : ", ") + text + (at == end ? " " : ""));
  }

  /** After the line that holds this place. */
  private void insertLines(int place, String lines) {
    int at = place;
    while (at < file.length() && !file.slice(at, at + 1).equals("\n")) {
      at++;
    }
    boolean ended = at < file.length();
    insert(
        ended ? at + 1 : at,
        ended ? lines : newLine + lines.substring(0, lines.length() - newLine.length()));
  }

  private void insert(int at, String text) {
    inserts.merge(at, text, String::concat);
  }

  private String block(SequencedMap<String, String> columns, int indent) {
    StringBuilder lines = new StringBuilder();
    columns.forEach(
        (name, type) ->
            lines
                .append(" ".repeat(indent))
                .append(key(name))
                .append(": ")
                .append(type)
                .append(newLine));
    return lines.toString();
  }

  private static String flow(SequencedMap<String, String> columns) {
    return String.join(
        ", ",
        columns.entrySet().stream().map(c -> key(c.getKey()) + ": " + key(c.getValue())).toList());
  }

  /** A text as YAML writes it: as it is where nothing can be mistaken. */
  static String key(String text) {
    return PLAIN.matcher(text).matches() && !SPECIAL.matcher(text).matches() ? text : quoted(text);
  }

  /** A text in double quotes. */
  static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints()
        .forEach(
            c -> {
              if (c == '"' || c == '\\') {
                quoted.append('\\').appendCodePoint(c);
              } else if (c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029) {
                quoted.append(String.format(java.util.Locale.ROOT, "\\u%04X", c));
              } else {
                quoted.appendCodePoint(c);
              }
            });
    // What looks like a reference is meant as it is.
    return quoted.append('"').toString().replace("${", "$${");
  }
}
