package dsc.spec;

import dsc.catalog.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A YAML document that is about to be written, by {@link YamlText}. */
public sealed interface YamlTree {
  /** Text, in whatever style keeps it text: plain, quoted or as a block. */
  record Text(String text) implements YamlTree {}

  /** A value of the data: a number, true, a date, null, or text. */
  record Data(Value value) implements YamlTree {}

  /** Keys and values in this order. */
  record Mapping(List<Entry> entries) implements YamlTree {
    public Mapping {
      entries = List.copyOf(entries);
    }

    /** Nothing. */
    public static final Mapping EMPTY = new Mapping(List.of());
  }

  /** A list. */
  record Items(List<YamlTree> items) implements YamlTree {
    public Items {
      items = List.copyOf(items);
    }
  }

  /** One key and its value; a key that is a value of the data is no text if it need not be. */
  record Entry(Value key, YamlTree value) {
    /** A key that is a name. */
    public Entry(String key, YamlTree value) {
      this(new Value.Text(key), value);
    }
  }

  static YamlTree text(String text) {
    return new Text(text);
  }

  static YamlTree flag(boolean value) {
    return new Data(new Value.Bool(value));
  }

  static YamlTree number(long value) {
    return new Data(new Value.Int(value));
  }

  /** A list of texts. */
  static YamlTree texts(List<String> texts) {
    return new Items(texts.stream().map(YamlTree::text).toList());
  }

  /** Collects the entries of a mapping. */
  final class Builder {
    private final List<Entry> entries = new ArrayList<>();

    /** Adds a key and its value. */
    public Builder put(String key, YamlTree value) {
      entries.add(new Entry(key, value));
      return this;
    }

    /** Adds a key that is a value of the data, and its text. */
    public Builder put(Value key, String value) {
      entries.add(new Entry(key, text(value)));
      return this;
    }

    /** Adds a key and its text. */
    public Builder put(String key, String value) {
      return put(key, text(value));
    }

    /** Adds a key if there is a value for it. */
    public Builder put(String key, Optional<String> value) {
      value.ifPresent(text -> put(key, text));
      return this;
    }

    /** Adds a key if the mapping or list under it holds anything. */
    public Builder putUnlessEmpty(String key, YamlTree value) {
      boolean empty =
          switch (value) {
            case Mapping mapping -> mapping.entries().isEmpty();
            case Items items -> items.items().isEmpty();
            case Text text -> false;
            case Data data -> false;
          };
      return empty ? this : put(key, value);
    }

    /** Whether a key was added. */
    public boolean has(String key) {
      return entries.stream().anyMatch(e -> e.key().display().equals(key));
    }

    /** Whether nothing was added. */
    public boolean isEmpty() {
      return entries.isEmpty();
    }

    public Mapping build() {
      return new Mapping(entries);
    }
  }
}
