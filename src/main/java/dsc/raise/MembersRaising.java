package dsc.raise;

import dsc.catalog.Value;
import dsc.formula.FormulaPrinter;
import dsc.model.GroupFilter;
import dsc.spec.YamlTree;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The members of a filter or set, as far as Tableau's dialog nests them. */
final class MembersRaising {
  private static final Pattern PARAMETER =
      Pattern.compile("\\[Parameters\\]\\.\\[((?:[^\\]]|\\]\\])*)\\]");

  private final SpecNames names;

  MembersRaising(SpecNames names) {
    this.names = names;
  }

  /** Writes the members; false when a spec cannot say them. */
  boolean write(GroupFilter members, YamlTree.Builder body) {
    return switch (members) {
      case GroupFilter.Members(List<Value> values) -> values("include", values, body);
      case GroupFilter.Except(GroupFilter.All all, GroupFilter.Members(List<Value> values)) ->
          values("exclude", values, body);
      case GroupFilter.All all -> {
        body.put("all", YamlTree.flag(true));
        yield true;
      }
      case GroupFilter.Interval(Value from, Value to) -> {
        body.put("from", Words.data(from)).put("to", Words.data(to));
        yield true;
      }
      case GroupFilter.Pattern pattern -> base(pattern.of(), body) && pattern(pattern, body);
      case GroupFilter.Condition condition -> {
        boolean base = base(condition.of(), body);
        body.put("where", names.formula(condition.formula()));
        yield base;
      }
      case GroupFilter.Top top -> base(top.of(), body) && top(top, body);
      default -> false;
    };
  }

  /** What a condition, a text or a number of members is taken from; everything goes unsaid. */
  private boolean base(GroupFilter of, YamlTree.Builder body) {
    return of instanceof GroupFilter.All || write(of, body);
  }

  private static boolean values(String key, List<Value> values, YamlTree.Builder body) {
    body.put(key, new YamlTree.Items(values.stream().map(Words::data).toList()));
    return !values.isEmpty();
  }

  private static boolean pattern(GroupFilter.Pattern pattern, YamlTree.Builder body) {
    String key =
        switch (pattern.kind()) {
          case "contains" -> "contains";
          case "starts-with" -> "starts_with";
          case "ends-with" -> "ends_with";
          case "exact-match" -> "matches";
          default -> "";
        };
    if (!key.isEmpty()) {
      body.put(key, pattern.text());
    }
    return !key.isEmpty();
  }

  private boolean top(GroupFilter.Top top, YamlTree.Builder body) {
    String key = top.end() == GroupFilter.End.TOP ? "top" : "bottom";
    Matcher parameter = PARAMETER.matcher(top.count());
    Optional<YamlTree> count = Optional.empty();
    if (top.count().matches("[0-9]{1,9}")) {
      count = Optional.of(YamlTree.number(Long.parseLong(top.count())));
    } else if (parameter.matches()) {
      count =
          names
              .parameter(parameter.group(1).replace("]]", "]"))
              .map(name -> YamlTree.text(FormulaPrinter.bracketed(name)));
    }
    count.ifPresent(c -> body.put(key, c).put("by", names.formula(top.formula())));
    return count.isPresent();
  }
}
