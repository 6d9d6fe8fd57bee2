package dsc.tds;

import dsc.catalog.Value;
import dsc.model.FieldInstance;
import dsc.model.GroupFilter;
import dsc.model.GroupFilter.All;
import dsc.model.GroupFilter.Condition;
import dsc.model.GroupFilter.Crossjoin;
import dsc.model.GroupFilter.Empty;
import dsc.model.GroupFilter.Except;
import dsc.model.GroupFilter.Intersection;
import dsc.model.GroupFilter.Interval;
import dsc.model.GroupFilter.Members;
import dsc.model.GroupFilter.On;
import dsc.model.GroupFilter.Pattern;
import dsc.model.GroupFilter.Reference;
import dsc.model.GroupFilter.Top;
import dsc.model.GroupFilter.Union;
import dsc.model.Literals;
import java.util.List;
import java.util.Locale;

/**
 * Writes {@code <groupfilter>} trees with the marks that Tableau's filter dialog needs to show them
 * again; a member list carries them on its outermost element only.
 */
final class GroupFilterXml {
  private static final String ENUMERATION = "user:ui-enumeration";
  private static final String MARKER = "user:ui-marker";

  private GroupFilterXml() {}

  /** The tree for the members of one field. */
  static XmlElement write(GroupFilter filter, FieldInstance field) {
    return switch (filter) {
      case Members f -> marked(members(f, field), "inclusive");
      case Except f -> marked(except(f, field), "exclusive");
      case Interval f -> marked(interval(f, field), "inclusive");
      case All f ->
          node("level-members")
              .attribute("level", ModelIndex.reference(field))
              .attribute(ENUMERATION, "all")
              .attribute(MARKER, "enumerate")
              .build();
      case Condition f -> {
        XmlElement.Builder builder =
            node("filter")
                .attribute("expression", LineBreaks.write(f.formula()))
                .attribute(MARKER, "filter-by")
                .flag("user:ui-filter-by-field", f.byField());
        yield builder.child(write(f.of(), field)).build();
      }
      case Pattern f ->
          node("filter")
              .attribute("expression", LineBreaks.write(f.formula()))
              .attribute(ENUMERATION, "inclusive")
              .attribute(
                  "user:ui-pattern-include-all-when-empty", Boolean.toString(f.allWhenEmpty()))
              .attribute("user:ui-pattern_text", f.text())
              .attribute("user:ui-pattern_type", f.kind())
              .child(write(f.of(), field))
              .build();
      case Top f -> top(f, field);
      case Empty f -> plain(f, field);
      case Union f -> plain(f, field);
      case Intersection f -> plain(f, field);
      case Crossjoin f -> plain(f, field);
      case Reference f -> plain(f, field);
      case On f -> write(f.members(), f.field());
    };
  }

  /** The same tree as a part of another: without marks of its own. */
  static XmlElement plain(GroupFilter filter, FieldInstance field) {
    return switch (filter) {
      case Members f -> members(f, field);
      case Except f -> except(f, field);
      case Interval f -> interval(f, field);
      case All f -> node("level-members").attribute("level", ModelIndex.reference(field)).build();
      case Empty f -> node("empty-level").attribute("member", ModelIndex.reference(field)).build();
      case Union f -> nary("union", f.parts(), field);
      case Intersection f -> nary("intersection", f.parts(), field);
      case Crossjoin f -> nary("crossjoin", f.parts(), field);
      case Reference f -> node("reference").attribute("field", Brackets.quote(f.set())).build();
      case On f -> plain(f.members(), f.field());
      case Condition f -> write(f, field);
      case Pattern f -> write(f, field);
      case Top f -> write(f, field);
    };
  }

  private static XmlElement nary(String function, List<GroupFilter> parts, FieldInstance field) {
    return node(function).children(parts.stream().map(part -> plain(part, field)).toList()).build();
  }

  private static XmlElement members(Members filter, FieldInstance field) {
    List<XmlElement> members = filter.values().stream().map(value -> member(value, field)).toList();
    return members.size() == 1 ? members.getFirst() : node("union").children(members).build();
  }

  private static XmlElement member(Value value, FieldInstance field) {
    return node("member")
        .attribute("level", ModelIndex.reference(field))
        .attribute("member", Literals.data(value))
        .build();
  }

  private static XmlElement except(Except filter, FieldInstance field) {
    return node("except")
        .child(plain(filter.from(), field))
        .child(plain(filter.without(), field))
        .build();
  }

  private static XmlElement interval(Interval filter, FieldInstance field) {
    return node("range")
        .attribute("from", Literals.data(filter.from()))
        .attribute("level", ModelIndex.reference(field))
        .attribute("to", Literals.data(filter.to()))
        .build();
  }

  private static XmlElement top(Top filter, FieldInstance field) {
    XmlElement order =
        node("order")
            .attribute("direction", filter.direction().name())
            .attribute("expression", LineBreaks.write(filter.formula()))
            .attribute(MARKER, "order")
            .child(write(filter.of(), field))
            .build();
    return node("end")
        .attribute("count", filter.count())
        .attribute("end", filter.end().name().toLowerCase(Locale.ROOT))
        .attribute("units", "records")
        .attribute(MARKER, "end")
        .attribute("user:ui-top-by-field", "true")
        .child(order)
        .build();
  }

  private static XmlElement marked(XmlElement element, String enumeration) {
    return XmlElement.builder(element.name())
        .attributes(element.attributes())
        .attribute("user:ui-domain", "database")
        .attribute(ENUMERATION, enumeration)
        .attribute(MARKER, "enumerate")
        .children(element.children())
        .build();
  }

  private static XmlElement.Builder node(String function) {
    return XmlElement.builder("groupfilter").attribute("function", function);
  }
}
