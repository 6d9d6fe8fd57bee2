package dsc;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a first spec for a source, still without columns.
 *
 * @param id the id of the data source
 */
public record NewSpec(String id, String text) {
  private static final Pattern POSTGRES =
      Pattern.compile(
          "(?:jdbc:)?(?:postgres|postgresql)://(?:([^@/:]+)@)?([^:/?@]+)(?::(\\d+))?/([^?]+)");

  /** A spec of one text or Parquet file. */
  public static NewSpec ofFile(String id, String path, Optional<Character> delimiter) {
    String alias = alias(Path.of(path).getFileName().toString().replaceFirst("\\..*$", ""));
    return new NewSpec(
        id,
        head(id)
            + "connection: { class: csv }\n"
            + "tables:\n  "
            + SpecColumns.key(alias)
            + ":\n    file: "
            + scalar(path)
            + "\n"
            + delimiter
                .map(c -> "    delimiter: " + SpecColumns.quoted(c.toString()) + "\n")
                .orElse("")
            + "extract: { mode: full }\n");
  }

  /** A spec of one sheet of a workbook. */
  public static NewSpec ofSheet(String id, String path, String sheet) {
    SequencedMap<String, String> connection = new LinkedHashMap<>();
    connection.put("class", "excel");
    connection.put("file", scalar(path));
    String name = sheet.endsWith("$") ? sheet.substring(0, sheet.length() - 1) : sheet;
    return ofTable(id, connection, name, List.of(name + "$"));
  }

  /**
   * A spec of one table of a database.
   *
   * @param attributes the connection
   * @param path the parts of the table's name
   */
  public static NewSpec ofTable(
      String id, SequencedMap<String, String> attributes, List<String> path) {
    return ofTable(id, attributes, path.getLast(), path);
  }

  private static NewSpec ofTable(
      String id, SequencedMap<String, String> attributes, String name, List<String> path) {
    StringBuilder text = new StringBuilder(head(id)).append("connection:\n");
    attributes.forEach(
        (key, value) -> text.append("  ").append(key).append(": ").append(value).append('\n'));
    boolean plain = path.stream().noneMatch(part -> part.contains("."));
    String table =
        plain
            ? scalar(String.join(".", path))
            : "[" + String.join(", ", path.stream().map(SpecColumns::quoted).toList()) + "]";
    return new NewSpec(
        id,
        text.append("tables:\n  ")
            .append(SpecColumns.key(alias(name)))
            .append(":\n    table: ")
            .append(table)
            .append("\nextract: { mode: full }\n")
            .toString());
  }

  /** The connection to a database at an address, as a spec writes it. */
  public static SequencedMap<String, String> connection(
      String address, Optional<String> username, String passwordVariable) {
    SequencedMap<String, String> attributes = new LinkedHashMap<>();
    Matcher postgres = POSTGRES.matcher(address);
    if (postgres.lookingAt()) {
      attributes.put("class", "postgres");
      attributes.put("server", scalar(postgres.group(2)));
      Optional.ofNullable(postgres.group(3)).ifPresent(port -> attributes.put("port", port));
      attributes.put("database", scalar(postgres.group(4)));
    } else {
      attributes.put("class", "genericjdbc");
      attributes.put("url", SpecColumns.quoted(address));
    }
    Optional<String> user =
        username.or(
            () -> postgres.lookingAt() ? Optional.ofNullable(postgres.group(1)) : Optional.empty());
    user.ifPresent(name -> attributes.put("username", scalar(name)));
    if (!passwordVariable.isEmpty()) {
      attributes.put("password", "${env." + passwordVariable + "}");
    }
    return attributes;
  }

  /** An id made of a name. */
  public static String id(String name) {
    String id = name.replaceAll("[^A-Za-z0-9_.-]+", "-").replaceFirst("^[^A-Za-z0-9]+", "");
    return id.isEmpty() ? "datasource" : id;
  }

  private static String head(String id) {
    return "dsc: 1\ndatasource: " + scalar(id) + "\ncaption: " + scalar(caption(id)) + "\n";
  }

  private static String caption(String id) {
    StringBuilder caption = new StringBuilder();
    for (String word : id.replace('_', ' ').replace('-', ' ').strip().split(" +", -1)) {
      caption
          .append(caption.isEmpty() ? "" : " ")
          .append(word.substring(0, 1).toUpperCase(Locale.ROOT))
          .append(word.substring(1));
    }
    return caption.toString();
  }

  private static String alias(String name) {
    return name.isBlank() ? "table" : name;
  }

  /** A text that may hold dots and slashes without quotes. */
  private static String scalar(String text) {
    return text.matches("[A-Za-z_./][A-Za-z0-9_./-]*") ? text : SpecColumns.key(text);
  }
}
