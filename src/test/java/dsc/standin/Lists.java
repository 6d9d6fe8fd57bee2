package dsc.standin;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;

/** Filtering, sorting and paging, with the errors real servers give. */
final class Lists {
  private Lists() {}

  /** Rows and what can be asked about them: field name to the row's value. */
  record Table<T>(List<T> rows, Map<String, Function<T, String>> fields, Function<T, Node> print) {}

  static <T> Answer answer(Incoming in, Quirks quirks, Table<T> table, String list) {
    List<T> rows = new ArrayList<>(table.rows());
    for (String filter : filters(in, quirks)) {
      rows.removeIf(row -> !matches(row, filter, table.fields()));
    }
    if (in.query("sort").startsWith("name:")) {
      Function<T, String> name = field(table.fields(), "name");
      rows.sort(Comparator.comparing(name));
    } else if (quirks.shufflesLists) {
      Collections.shuffle(rows, new Random(in.query("pageNumber").hashCode()));
    }
    int size = number(in.query("pageSize"), 100, "400007");
    int page = number(in.query("pageNumber"), 1, "400006");
    if (size > 1000) {
      throw new Refusal("403014", "Page size too large");
    }
    int from = (page - 1) * size;
    if (page > 1 && from >= rows.size()) {
      throw new Refusal("400006", "Page number past the end");
    }
    List<T> shown = rows.subList(from, Math.min(rows.size(), from + size));
    return Answer.xml(
        200,
        quirks.prefixedXml,
        new Node("pagination")
            .with("pageNumber", page)
            .with("pageSize", size)
            .with("totalAvailable", rows.size()),
        new Node(list).with(shown.stream().map(table.print()).toList()));
  }

  private static List<String> filters(Incoming in, Quirks quirks) {
    String all = in.query("filter");
    if (all.isEmpty()) {
      return List.of();
    }
    String separator = quirks.splitsEncodedFilters ? "[,&]" : ",(?=[A-Za-z]+:)";
    return List.of(all.split(separator));
  }

  private static <T> boolean matches(
      T row, String filter, Map<String, Function<T, String>> fields) {
    String[] parts = filter.split(":", 3);
    if (parts.length < 3 || !(parts[1].equals("eq") || parts[1].equals("in"))) {
      throw new Refusal("400006", "Filter expression is invalid");
    }
    String value = field(fields, parts[0]).apply(row);
    return parts[1].equals("eq")
        ? value.equals(parts[2])
        : List.of(parts[2].replaceAll("[\\[\\]]", "").split(",")).contains(value);
  }

  private static <T> Function<T, String> field(
      Map<String, Function<T, String>> fields, String name) {
    return Optional.ofNullable(fields.get(name))
        .orElseThrow(() -> new Refusal("400006", "Unknown field " + name));
  }

  private static int number(String text, int otherwise, String code) {
    if (text.isEmpty()) {
      return otherwise;
    }
    if (!text.matches("\\d{1,6}") || Integer.parseInt(text) < 1) {
      throw new Refusal(code, "Not a number of pages");
    }
    return Integer.parseInt(text);
  }
}
