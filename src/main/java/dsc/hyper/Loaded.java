package dsc.hyper;

import java.util.List;

/**
 * What got into a table.
 *
 * @param notes what was left out, in sentences
 */
record Loaded(long rows, List<String> notes) {
  Loaded {
    notes = List.copyOf(notes);
  }

  /** All there was. */
  Loaded(long rows) {
    this(rows, List.of());
  }
}
