package dsc.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Every function, operator and keyword of Tableau's calculation language, from {@code
 * functions.yaml}. The file is cut at its top-level keys and an entry is read when it is first
 * asked for, because a formula needs a handful of them and start-up time counts.
 */
public final class FunctionCatalog {
  private final Map<String, String> texts;
  private final Map<String, FunctionEntry> entries = new ConcurrentHashMap<>();

  private FunctionCatalog(Map<String, String> texts) {
    this.texts = Collections.unmodifiableMap(texts);
  }

  /** The catalog that comes with the program. */
  public static FunctionCatalog standard() {
    return Standard.CATALOG;
  }

  /** A catalog of other text in the same form. */
  public static FunctionCatalog of(String yaml) {
    return new FunctionCatalog(cut(yaml));
  }

  /** The function called so, in upper case. */
  public Optional<FunctionEntry> function(String name) {
    return entry(name).filter(FunctionEntry::isFunction);
  }

  /** The operator written so, for example {@code +}, {@code <>} or {@code AND}. */
  public FunctionEntry operator(String symbol) {
    return entry(symbol)
        .filter(FunctionEntry::isOperator)
        .orElseThrow(() -> new IllegalArgumentException("no operator " + symbol));
  }

  /** The entry of any kind with this name, in upper case. */
  public Optional<FunctionEntry> entry(String name) {
    String text = texts.get(name);
    return text == null
        ? Optional.empty()
        : Optional.of(entries.computeIfAbsent(name, key -> FunctionReader.read(text)));
  }

  /** All entries in the order of the file. */
  public List<FunctionEntry> entries() {
    return texts.keySet().stream().flatMap(name -> entry(name).stream()).toList();
  }

  /** The names a formula can call, for suggestions. */
  public List<String> functionNames() {
    return entries().stream().filter(FunctionEntry::isFunction).map(FunctionEntry::name).toList();
  }

  /** Each top-level key with its lines. */
  private static Map<String, String> cut(String yaml) {
    Map<String, String> texts = new LinkedHashMap<>();
    String name = "";
    List<String> lines = new ArrayList<>();
    for (String line : yaml.split("\n", -1)) {
      if (!line.isEmpty() && line.charAt(0) != ' ' && line.charAt(0) != '#') {
        put(texts, name, lines);
        name = key(line);
        lines.clear();
      }
      lines.add(line);
    }
    put(texts, name, lines);
    return texts;
  }

  private static void put(Map<String, String> texts, String name, List<String> lines) {
    if (!name.isEmpty() && texts.put(name, String.join("\n", lines)) != null) {
      throw new IllegalArgumentException("twice in the catalog: " + name);
    }
  }

  private static String key(String line) {
    int quote = line.charAt(0) == '"' ? line.indexOf('"', 1) : -1;
    return quote > 0 ? line.substring(1, quote) : line.substring(0, line.indexOf(':'));
  }

  private static final class Standard {
    static final FunctionCatalog CATALOG = FunctionCatalog.of(load());

    private static String load() {
      try (InputStream in = FunctionCatalog.class.getResourceAsStream("functions.yaml")) {
        if (in == null) {
          throw new IllegalStateException("the program lacks its function catalog");
        }
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
