package dsc.spec;

import dsc.diag.Span;
import java.util.List;
import java.util.Optional;

/** Keys and values in the order written. Keys are unique; the first of two equal keys was kept. */
public record YamlMapping(Span span, List<Entry> entries) implements YamlNode {
  public YamlMapping {
    entries = List.copyOf(entries);
  }

  /** One {@code key: value}. The key counts as text, whatever YAML type it looks like. */
  public record Entry(YamlScalar key, YamlNode value) {
    /** The key as written, without quotes. */
    public String name() {
      return key.text().value();
    }
  }

  /** The entry with this key. */
  public Optional<Entry> entry(String key) {
    for (Entry entry : entries) {
      if (entry.name().equals(key)) {
        return Optional.of(entry);
      }
    }
    return Optional.empty();
  }

  /** The value of this key. */
  public Optional<YamlNode> get(String key) {
    return entry(key).map(Entry::value);
  }

  @Override
  public String kind() {
    return "a mapping";
  }
}
