package dsc.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** The data files of the catalog. They are part of dsc, so a mistake in one is a bug. */
final class DataFile {
  private DataFile() {}

  /** Reads a YAML resource of the catalog. */
  static Table read(String name) {
    return parse(name, text(name));
  }

  /** The table that a YAML text is. */
  static Table parse(String name, String yaml) {
    return new Table(name, new Load(LoadSettings.builder().build()).loadFromString(yaml));
  }

  /** The text of a resource of the catalog. */
  static String text(String name) {
    String path = "/dsc/catalog/" + name;
    try (InputStream in = DataFile.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("resource " + path + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The entries of a mapping in a data file, each with its lines, found by indentation alone: an
   * entry is read when it is asked for, because start-up time counts.
   */
  static SortedMap<String, String> entries(String yaml, String mapping) {
    SortedMap<String, String> entries = new TreeMap<>();
    boolean inside = false;
    String name = "";
    for (String line : yaml.lines().toList()) {
      boolean blank = line.isBlank() || line.stripLeading().startsWith("#");
      if (!blank && line.charAt(0) != ' ') {
        inside = line.startsWith(mapping + ":");
        name = "";
      } else if (!blank && inside && line.charAt(2) != ' ') {
        name = line.substring(2, line.indexOf(':'));
      }
      if (!name.isEmpty()) {
        entries.merge(name, line + "\n", String::concat);
      }
    }
    return entries;
  }

  /** A mapping in a data file; missing keys are empty. */
  record Table(String name, @Nullable Object content) {

    Table table(String key) {
      return new Table(name + "/" + key, value(key));
    }

    /** Its values as mappings, by key. */
    SortedMap<String, Table> tables() {
      SortedMap<String, Table> tables = new TreeMap<>();
      map().keySet().forEach(key -> tables.put(String.valueOf(key), table(String.valueOf(key))));
      return Collections.unmodifiableSortedMap(tables);
    }

    /** Its values as texts, by key. */
    SortedMap<String, String> texts(String key) {
      return table(key).texts();
    }

    SortedMap<String, String> texts() {
      SortedMap<String, String> texts = new TreeMap<>();
      map().forEach((k, v) -> texts.put(String.valueOf(k), String.valueOf(v)));
      return Collections.unmodifiableSortedMap(texts);
    }

    Optional<String> text(String key) {
      return Optional.ofNullable(value(key)).map(String::valueOf);
    }

    /** A list of texts; one text is a list of itself. */
    List<String> list(String key) {
      return switch (value(key)) {
        case null -> List.of();
        case List<?> items -> items.stream().map(String::valueOf).toList();
        case Object one -> List.of(String.valueOf(one));
      };
    }

    private @Nullable Object value(String key) {
      return map().get(key);
    }

    private Map<?, ?> map() {
      return content instanceof Map<?, ?> map ? map : Map.of();
    }
  }
}
