package dsc.catalog;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One kind of connection: what a spec may say about it and how a TDS spells that.
 *
 * @param name the class as a TDS writes it, for example {@code postgres}
 * @param aliases further words for it in specs, for example {@code csv}
 * @param label the name people know
 * @param portInServer the port is written into the server attribute: {@code host,1433}
 * @param attributes what a spec may set, the required ones first
 * @param fixed TDS attributes that are always written
 * @param path the parts of a table's full name, from the widest to the table itself
 * @param defaultSchema the schema of a table that names none
 * @param features entries of the document's format-change manifest that the class needs
 */
public record ConnectionClass(
    String name,
    List<String> aliases,
    String label,
    Kind kind,
    OptionalInt defaultPort,
    boolean portInServer,
    List<Attribute> attributes,
    SortedMap<String, String> fixed,
    List<String> path,
    Optional<String> defaultSchema,
    List<String> features) {
  public ConnectionClass {
    aliases = List.copyOf(aliases);
    attributes = List.copyOf(attributes);
    fixed = Collections.unmodifiableSortedMap(new TreeMap<>(fixed));
    path = List.copyOf(path);
    features = List.copyOf(features);
  }

  /** Where the rows are, which decides how a table is written. */
  public enum Kind {
    /** A server; tables have names of one to three parts. */
    DATABASE,
    /** A text file: the table is the file. */
    TEXT,
    /** A workbook file: tables are sheets. */
    WORKBOOK,
    /** A .hyper file. */
    HYPER
  }

  /**
   * One thing a spec may set.
   *
   * @param name the word in specs
   * @param tds the attributes of the TDS that carry it; none when it is secret
   * @param type text unless a number or true/false is wanted
   * @param fallback the value when the spec doesn't set it
   * @param secret used to connect and never written
   * @param summary one sentence
   */
  public record Attribute(
      String name,
      List<String> tds,
      DataType type,
      boolean required,
      Optional<String> fallback,
      boolean secret,
      String summary) {
    public Attribute {
      tds = List.copyOf(tds);
    }
  }

  /** The attribute a spec calls so. */
  public Optional<Attribute> attribute(String word) {
    return attributes.stream().filter(a -> a.name().equals(word)).findFirst();
  }

  /** Whether the rows are in a file beside the spec. */
  public boolean isFile() {
    return kind != Kind.DATABASE;
  }
}
