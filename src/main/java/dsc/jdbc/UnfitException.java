package dsc.jdbc;

import dsc.catalog.Lossy;
import java.util.Optional;

/** A value that cannot become what its column is declared as. */
final class UnfitException extends Exception {
  private static final long serialVersionUID = 1L;
  private final String value;
  private final String why;
  private final transient Optional<Lossy> loss;

  /**
   * @param loss what would be lost if it were allowed
   */
  UnfitException(Object value, String why, Optional<Lossy> loss) {
    super(why, null, false, false);
    this.value = value.toString();
    this.why = why;
    this.loss = loss;
  }

  String value() {
    return value;
  }

  String why() {
    return why;
  }

  Optional<Lossy> loss() {
    return loss;
  }
}
