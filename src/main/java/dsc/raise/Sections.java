package dsc.raise;

import dsc.model.ElementId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects which element each entry of a section says. */
final class Sections {
  private final Map<String, List<ElementId>> byName = new LinkedHashMap<>();

  void add(String section, ElementId element) {
    byName.computeIfAbsent(section, s -> new ArrayList<>()).add(element);
  }

  void list(String section, List<ElementId> elements) {
    elements.forEach(e -> add(section, e));
  }

  Map<String, List<ElementId>> all() {
    return byName;
  }
}
