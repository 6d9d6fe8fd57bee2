package dsc.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Replaces the random part of generated names: connections go by their class, logical tables by
 * what stands before the hexadecimal digits, a second one of a name by {@code name #2}.
 */
final class GeneratedNames {
  private static final Pattern HEX = Pattern.compile("_[0-9A-F]{32}$");

  /** The id of the only logical table of a data source from before there were any. */
  private static final String MIGRATED = "Migrated Data";

  private final Map<String, String> connections = new HashMap<>();
  private final Map<String, String> objects = new HashMap<>();
  private final Map<String, Integer> ordinals = new HashMap<>();

  private GeneratedNames(Datasource datasource) {
    Set<String> taken = new HashSet<>();
    datasource
        .all(Connection.class)
        .sorted(
            Comparator.comparing(Connection::connectionClass)
                .thenComparing(Connection::caption)
                .thenComparing(c -> Normalizer.connection(c).attributes().toString())
                .thenComparing(Connection::id))
        .forEach(c -> connections.put(c.id().name(), free(c.connectionClass(), taken)));
    Set<String> takenObjects = new HashSet<>();
    List<TableObject> inOrder =
        datasource
            .all(TableObject.class)
            .sorted(Comparator.comparingInt(TableObject::ordinal).thenComparing(TableObject::id))
            .toList();
    for (TableObject object : inOrder) {
      String id = object.id().name();
      ordinals.put(id, ordinals.size());
      String base = id.equals(MIGRATED) ? object.shape().first() : HEX.matcher(id).replaceFirst("");
      objects.put(id, free(base, takenObjects));
    }
  }

  static Datasource canonical(Datasource datasource) {
    GeneratedNames names = new GeneratedNames(datasource);
    List<Element> numbered = new ArrayList<>();
    datasource
        .elements()
        .values()
        .forEach(e -> numbered.add(e instanceof TableObject o ? names.numbered(o) : e));
    return new Renaming(names.connections, names.objects)
        .apply(Datasource.of(datasource.name(), numbered));
  }

  private static String free(String base, Set<String> taken) {
    String name = base;
    for (int n = 2; !taken.add(name); n++) {
      name = base + " #" + n;
    }
    return name;
  }

  /** Ordinals count from 0; the caption of a migrated table is as generated as its id. */
  private TableObject numbered(TableObject object) {
    String id = object.id().name();
    String caption =
        id.equals(MIGRATED) && object.caption().equals(MIGRATED)
            ? objects.getOrDefault(id, id)
            : object.caption();
    return new TableObject(
        object.id(), ordinals.getOrDefault(id, object.ordinal()), caption, object.shape());
  }
}
