package dsc.plan.diff;

import dsc.catalog.Value;
import dsc.model.GroupFilter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A set of members in words. */
final class MemberText {
  private final Names names;

  private MemberText(Names names) {
    this.names = names;
  }

  static String of(GroupFilter filter, Names names) {
    return new MemberText(names).text(filter);
  }

  private String text(GroupFilter filter) {
    return switch (filter) {
      case GroupFilter.All() -> "all";
      case GroupFilter.Empty() -> "none";
      case GroupFilter.Members(List<Value> values) ->
          values.stream().map(Shown::literal).collect(Collectors.joining(", ", "(", ")"));
      case GroupFilter.Except f -> "(" + text(f.from()) + " except " + text(f.without()) + ")";
      case GroupFilter.Interval f ->
          "from " + Shown.literal(f.from()) + " to " + Shown.literal(f.to());
      case GroupFilter.Condition f ->
          text(f.of()) + " where " + names.formula(f.formula()) + (f.byField() ? " by field" : "");
      case GroupFilter.Pattern f -> pattern(f);
      case GroupFilter.Top f -> top(f);
      case GroupFilter.Union(List<GroupFilter> parts) -> joined(parts, " or ");
      case GroupFilter.Intersection(List<GroupFilter> parts) -> joined(parts, " and ");
      case GroupFilter.Crossjoin(List<GroupFilter> parts) -> joined(parts, " by ");
      case GroupFilter.On f -> InlineText.instance(f.field(), names) + ": " + text(f.members());
      case GroupFilter.Reference(String set) -> "set [" + names.field(set) + "]";
    };
  }

  private String pattern(GroupFilter.Pattern pattern) {
    return text(pattern.of())
        + " where text "
        + pattern.kind()
        + " "
        + Shown.quoted(pattern.text())
        + " as "
        + names.formula(pattern.formula())
        + (pattern.allWhenEmpty() ? ", all when empty" : "");
  }

  private String top(GroupFilter.Top top) {
    return top.end().name().toLowerCase(Locale.ROOT)
        + " "
        + top.count()
        + " of "
        + text(top.of())
        + " by "
        + names.formula(top.formula())
        + " "
        + top.direction().name().toLowerCase(Locale.ROOT);
  }

  private String joined(List<GroupFilter> parts, String word) {
    return parts.stream().map(this::text).collect(Collectors.joining(word, "(", ")"));
  }
}
