package dsc.catalog;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A kind of database that rows are read from.
 *
 * @param name what the catalog calls it, for example {@code postgres}
 * @param classes the connection classes of specs that lead to it
 * @param prefix how its JDBC addresses start
 * @param url its JDBC address with attributes in braces; none when specs must give the address
 * @param driver the class of the JDBC driver; without one any that knows the address will do
 * @param artifact the driver's Maven coordinates without a version
 * @param joins the joins it knows besides inner and left
 * @param tableAlias what stands between a table and its alias
 * @param isFile whether the address ends with a file
 * @param dynamic whether a column may hold values of any type
 * @param comparable the data types whose values it compares as an extract does
 * @param properties driver properties, with attributes in braces
 */
public record DatabaseKind(
    String name,
    String label,
    List<String> classes,
    String prefix,
    Optional<String> url,
    Optional<String> driver,
    String artifact,
    Quotes quotes,
    Set<String> joins,
    String tableAlias,
    Cursor cursor,
    boolean isFile,
    boolean dynamic,
    Set<DataType> comparable,
    SortedMap<String, String> properties) {
  public DatabaseKind {
    classes = List.copyOf(classes);
    joins = Collections.unmodifiableSet(new TreeSet<>(joins));
    comparable = Collections.unmodifiableSet(new TreeSet<>(comparable));
    properties = Collections.unmodifiableSortedMap(new TreeMap<>(properties));
  }

  /** What stands around a name; the second is doubled inside. */
  public record Quotes(String open, String close) {}

  /** How the rows of a large result come in portions. */
  public enum Cursor {
    /** By a cursor of PostgreSQL where there is one, else by a fetch size, outside auto-commit. */
    TRANSACTION,
    /** By a fetch size. */
    SIZE,
    /** The driver sees to it by itself. */
    NONE
  }

  /** A quoted name. */
  public String identifier(String name) {
    if (name.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("a name cannot hold the NUL character");
    }
    return quotes.open()
        + name.replace(quotes.close(), quotes.close() + quotes.close())
        + quotes.close();
  }

  /** Whether it knows this join, for example {@code full}. */
  public boolean knowsJoin(String word) {
    return word.equals("inner") || word.equals("left") || joins.contains(word);
  }
}
