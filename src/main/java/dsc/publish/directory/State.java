package dsc.publish.directory;

import dsc.plan.PublicationKey;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The record of a folder: what dsc put there, and what it was about to put there when it wrote the
 * record. A pending entry is settled by looking at its file.
 */
record State(SortedMap<PublicationKey, Entry> entries, Optional<Entry> pending) {
  static final State EMPTY = new State(new TreeMap<>(), Optional.empty());

  State {
    entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
  }

  Optional<Entry> entry(PublicationKey key) {
    return Optional.ofNullable(entries.get(key));
  }

  /** The entry that has a file, if any. */
  Optional<Entry> owner(String file) {
    return entries.values().stream().filter(entry -> entry.file().equals(file)).findFirst();
  }

  /** A record of this entry alone, in place. */
  static State placed(Entry entry) {
    return EMPTY.with(entry);
  }

  /** A record of this entry alone, announced. */
  static State announced(Entry entry) {
    return EMPTY.announcing(entry);
  }

  /** The same and what was noted after it. */
  State then(State noted) {
    State all = this;
    for (Entry entry : noted.entries().values()) {
      all = all.with(entry);
    }
    return noted.pending().map(all::announcing).orElse(all);
  }

  /** The same, about to become what {@link #with} gives. */
  State announcing(Entry entry) {
    return new State(entries, Optional.of(entry));
  }

  /** The entry is in place: its key has no other file, and its file no other key. */
  State with(Entry entry) {
    SortedMap<PublicationKey, Entry> all = new TreeMap<>(entries);
    all.values().removeIf(other -> other.file().equals(entry.file()));
    all.put(entry.key(), entry);
    return new State(all, Optional.empty());
  }

  State without(PublicationKey key) {
    SortedMap<PublicationKey, Entry> all = new TreeMap<>(entries);
    all.remove(key);
    return new State(all, Optional.empty());
  }

  /** With nothing pending: taken as done when the pending file is in place, else forgotten. */
  State settled(Predicate<Entry> isInPlace) {
    return pending
        .map(entry -> isInPlace.test(entry) ? with(entry) : new State(entries, Optional.empty()))
        .orElse(this);
  }
}
