package dsc.extract;

import dsc.model.Datasource;
import dsc.model.ElementId;
import dsc.model.Extract.ExtractTable;
import dsc.model.TableObject;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * A row-level calculation that an extract stores or filters are on.
 *
 * @param sql over the columns of the sources, or of the finished extract
 * @param tables the first tables of the logical tables whose columns it reads
 */
public record Calculated(String sql, Set<String> tables) {
  public Calculated {
    tables = Collections.unmodifiableSet(new TreeSet<>(tables));
  }

  /** Whether it is of the rows of a table; with several, of one that holds all it reads. */
  boolean isOf(ExtractTable table, Datasource datasource) {
    return datasource.all(TableObject.class).count() == 1
        || (datasource.elements().get(new ElementId(ElementId.Kind.OBJECT, table.object()))
                instanceof TableObject object
            && tables.equals(Set.of(object.shape().first())));
  }
}
