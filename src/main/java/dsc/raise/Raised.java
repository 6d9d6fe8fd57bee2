package dsc.raise;

import dsc.model.ElementId;
import dsc.spec.YamlTree;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A spec, and for each of its sections ({@code calculations}, {@code filters}, …) the elements that
 * its entries say, in the order of the entries.
 */
public record Raised(YamlTree.Mapping spec, Map<String, List<ElementId>> sections) {
  public Raised {
    sections = Collections.unmodifiableMap(new LinkedHashMap<>(sections));
  }
}
