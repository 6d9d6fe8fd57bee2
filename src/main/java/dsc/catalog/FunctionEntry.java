package dsc.catalog;

import java.util.List;
import java.util.Optional;

/**
 * One entry of the function catalog: a function, an operator, a keyword or a name of another
 * language.
 *
 * @param group what it is about: number, string, date, aggregate, operator, keyword, …
 * @param overloads the signatures; none for keywords and foreign names
 * @param since the first version of Tableau that has it, where that is known
 * @param inExtract whether Tableau computes it on an extract
 * @param note a limit or hint worth telling when a call fails
 * @param instead what Tableau has for a name of another language
 */
public record FunctionEntry(
    String name,
    String group,
    String summary,
    List<Overload> overloads,
    Optional<String> since,
    boolean inExtract,
    Optional<String> note,
    Optional<String> instead) {
  public FunctionEntry {
    overloads = List.copyOf(overloads);
  }

  /** Whether a formula can call it by name. */
  public boolean isFunction() {
    return !overloads.isEmpty() && !isOperator();
  }

  /** Whether it is written between or before its operands. */
  public boolean isOperator() {
    return group.equals("operator");
  }

  /** Whether its value depends on who looks. */
  public boolean dependsOnUser() {
    return group.equals("user");
  }
}
