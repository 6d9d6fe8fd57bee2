package dsc.extract;

import dsc.catalog.DatabaseKind;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A database and how to sign in to it.
 *
 * @param url its JDBC address
 * @param properties what the driver is told
 * @param password never shown and never part of a fingerprint
 * @param initialSql runs once for each connection
 */
public record Database(
    DatabaseKind kind,
    String url,
    SortedMap<String, String> properties,
    Optional<Password> password,
    Optional<String> initialSql) {
  public Database {
    properties = Collections.unmodifiableSortedMap(new TreeMap<>(properties));
  }

  /** A text that does not get into messages by accident. */
  public record Password(String text) {
    @Override
    public String toString() {
      return "(hidden)";
    }
  }

  /** What tells it from other databases, without any secret. */
  String identity() {
    return url + '\n' + properties + '\n' + initialSql.orElse("");
  }

  /** How messages call it. */
  public String shown() {
    int query = url.indexOf('?');
    int end = query >= 0 ? query : url.length();
    int semicolon = url.indexOf(';');
    return url.substring(0, semicolon >= 0 ? Math.min(semicolon, end) : end)
        .replaceFirst("//[^/@]*@", "//");
  }
}
