package dsc.publish.rest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads lists page by page. */
final class Paging {
  /** How often a list that changes under our hands is read from the start. */
  private static final int READINGS = 3;

  private Paging() {}

  /**
   * All rows of a list, each id once. The caller's query should sort, or rows could move between
   * pages.
   *
   * @param list the element around the rows, for example {@code datasources}
   * @param row the rows' own name
   */
  static List<Element> all(Api api, Call call, String list, String row) {
    for (int reading = 1; ; reading++) {
      Optional<List<Element>> rows = once(api, call, list, row, reading == READINGS);
      if (rows.isPresent()) {
        return rows.get();
      }
    }
  }

  /** Empty when the number of rows changed between two pages, unless told to be content. */
  private static Optional<List<Element>> once(
      Api api, Call call, String list, String row, boolean content) {
    Map<String, Element> rows = new LinkedHashMap<>();
    OptionalInt total = OptionalInt.empty();
    for (int page = 1; ; page++) {
      Call one =
          call.query("pageSize", String.valueOf(api.pageSize()))
              .query("pageNumber", String.valueOf(page));
      Reply reply = api.reply(one);
      // The list shrank so far that this page is past its end.
      if (page > 1 && reply.hasCode("400006")) {
        return content ? Optional.of(new ArrayList<>(rows.values())) : Optional.empty();
      }
      if (!reply.isSuccess()) {
        throw api.refusal(call, reply);
      }
      List<Element> found = api.element(call, reply, list).children(row);
      for (Element element : found) {
        rows.putIfAbsent(element.attribute("id").orElse("row " + rows.size()), element);
      }
      OptionalInt available =
          reply
              .response()
              .flatMap(root -> root.child("pagination"))
              .map(pagination -> pagination.number("totalAvailable"))
              .orElse(OptionalInt.empty());
      if (page > 1 && !available.equals(total) && !content) {
        return Optional.empty();
      }
      total = available;
      // Some lists have no pages at all. A page past the end is an error, so stop before it.
      boolean end = total.isEmpty() || (long) page * api.pageSize() >= total.getAsInt();
      if (end || found.isEmpty()) {
        return Optional.of(new ArrayList<>(rows.values()));
      }
    }
  }

  /**
   * Whether a value can stand in a filter: commas and ampersands separate filters even when they
   * are percent-encoded (Tableau's help on filtering), so a name with one is looked up by listing.
   */
  static boolean canFilterBy(String value) {
    return !value.isBlank() && value.chars().noneMatch(c -> c == ',' || c == '&' || c < ' ');
  }
}
