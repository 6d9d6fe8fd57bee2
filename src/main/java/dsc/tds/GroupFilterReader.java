package dsc.tds;

import dsc.catalog.Value;
import dsc.model.FieldInstance;
import dsc.model.GroupFilter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Reads {@code <groupfilter>} trees; empty when one holds a function that is not modelled. */
final class GroupFilterReader {
  private final Predicate<String> isField;

  GroupFilterReader(Predicate<String> isField) {
    this.isField = isField;
  }

  /** A tree about the members of {@code field}, unless it says otherwise. */
  Optional<GroupFilter> read(XmlElement element, FieldInstance field) {
    Set<String> levels = new HashSet<>();
    levels(element, levels);
    if (levels.size() == 1) {
      FieldInstance level =
          FieldInstance.parse(Brackets.unquote(levels.iterator().next()), isField);
      if (!level.equals(field)) {
        return function(element, level).map(members -> new GroupFilter.On(level, members));
      }
    }
    return function(element, field);
  }

  /** Every field that the tree is about. */
  private static void levels(XmlElement element, Set<String> levels) {
    element.attribute("level").ifPresent(levels::add);
    if (element.has("function", "empty-level")) {
      element.attribute("member").ifPresent(levels::add);
    }
    element.children("groupfilter").forEach(child -> levels(child, levels));
  }

  private Optional<GroupFilter> function(XmlElement element, FieldInstance field) {
    List<XmlElement> children = element.children("groupfilter");
    return switch (element.value("function")) {
      case "level-members" -> Optional.of(new GroupFilter.All());
      case "empty-level" -> Optional.of(new GroupFilter.Empty());
      case "member" ->
          LiteralReader.read(element.value("member")).map(v -> new GroupFilter.Members(List.of(v)));
      case "reference" ->
          Optional.of(new GroupFilter.Reference(Brackets.unquote(element.value("field"))));
      case "range" -> interval(element);
      case "union" -> union(children, field);
      case "intersection" -> parts(children, field).map(GroupFilter.Intersection::new);
      case "crossjoin" -> parts(children, field).map(GroupFilter.Crossjoin::new);
      case "except" ->
          parts(children, field)
              .filter(p -> p.size() == 2)
              .map(p -> new GroupFilter.Except(p.get(0), p.get(1)));
      case "filter" -> only(children, field).map(of -> condition(element, of));
      case "end" -> top(element, children, field);
      default -> Optional.empty();
    };
  }

  private Optional<List<GroupFilter>> parts(List<XmlElement> children, FieldInstance field) {
    List<GroupFilter> parts = new ArrayList<>();
    for (XmlElement child : children) {
      Optional<GroupFilter> part = read(child, field);
      if (part.isEmpty()) {
        return Optional.empty();
      }
      parts.add(part.get());
    }
    return Optional.of(parts);
  }

  private Optional<GroupFilter> only(List<XmlElement> children, FieldInstance field) {
    return children.size() == 1 ? read(children.getFirst(), field) : Optional.empty();
  }

  /** A union of single members is one list of members. */
  private Optional<GroupFilter> union(List<XmlElement> children, FieldInstance field) {
    return parts(children, field)
        .map(
            parts -> {
              List<Value> values = new ArrayList<>();
              for (GroupFilter part : parts) {
                if (part instanceof GroupFilter.Members m && m.values().size() == 1) {
                  values.add(m.values().getFirst());
                } else {
                  return new GroupFilter.Union(parts);
                }
              }
              return values.size() > 1
                  ? new GroupFilter.Members(values)
                  : new GroupFilter.Union(parts);
            });
  }

  private static Optional<GroupFilter> interval(XmlElement element) {
    Optional<Value> from = LiteralReader.read(element.value("from"));
    Optional<Value> to = LiteralReader.read(element.value("to"));
    return from.isPresent() && to.isPresent()
        ? Optional.of(new GroupFilter.Interval(from.get(), to.get()))
        : Optional.empty();
  }

  private static GroupFilter condition(XmlElement element, GroupFilter of) {
    String formula = LineBreaks.read(element.value("expression"));
    return element
        .attribute("user:ui-pattern_type")
        .<GroupFilter>map(
            kind ->
                new GroupFilter.Pattern(
                    kind,
                    element.value("user:ui-pattern_text"),
                    formula,
                    element.has("user:ui-pattern-include-all-when-empty", "true"),
                    of))
        .orElseGet(
            () ->
                new GroupFilter.Condition(
                    formula, element.has("user:ui-filter-by-field", "true"), of));
  }

  private Optional<GroupFilter> top(
      XmlElement end, List<XmlElement> children, FieldInstance field) {
    if (children.size() != 1 || !children.getFirst().has("function", "order")) {
      return Optional.empty();
    }
    XmlElement order = children.getFirst();
    Optional<GroupFilter.End> which =
        Arrays.stream(GroupFilter.End.values())
            .filter(e -> end.has("end", e.name().toLowerCase(Locale.ROOT)))
            .findFirst();
    Optional<GroupFilter.Direction> direction =
        Arrays.stream(GroupFilter.Direction.values())
            .filter(d -> order.has("direction", d.name()))
            .findFirst();
    if (which.isEmpty() || direction.isEmpty()) {
      return Optional.empty();
    }
    return only(order.children("groupfilter"), field)
        .map(
            of ->
                new GroupFilter.Top(
                    which.get(),
                    end.value("count"),
                    LineBreaks.read(order.value("expression")),
                    direction.get(),
                    of));
  }
}
