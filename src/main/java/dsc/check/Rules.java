package dsc.check;

import java.util.List;

/** The rules of a typed spec, in the order they are checked. */
public final class Rules {
  /** All of them. */
  public static final List<Rule> ALL =
      List.of(
          new DeclaredAttributes(),
          new FilterFields(),
          new ExtractFunctions(),
          new ExtractFilters(),
          new ExtractShape(),
          new CombinedFields(),
          new UserFilters(),
          new OwnRows(),
          new UnusedCalculations());

  private Rules() {}
}
