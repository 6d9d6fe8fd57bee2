package dsc.catalog;

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
    int entry = -1;
    int line = 0;
    while (line < yaml.length()) {
      char first = yaml.charAt(line);
      if (first != ' ' && first != '#' && first != '\n') {
        put(texts, yaml, entry, line);
        entry = line;
      }
      int end = yaml.indexOf('\n', line);
      line = end < 0 ? yaml.length() : end + 1;
    }
    put(texts, yaml, entry, yaml.length());
    return texts;
  }

  private static void put(Map<String, String> texts, String yaml, int start, int end) {
    if (start < 0) {
      return;
    }
    boolean quoted = yaml.charAt(start) == '"';
    String name =
        yaml.substring(quoted ? start + 1 : start, yaml.indexOf(quoted ? '"' : ':', start + 1));
    if (texts.put(name, yaml.substring(start, end)) != null) {
      throw new IllegalArgumentException("twice in the catalog: " + name);
    }
  }

  private static final class Standard {
    static final FunctionCatalog CATALOG = FunctionCatalog.of(DataFile.text("functions.yaml"));
  }
}
