package dsc.cli;

import dsc.diag.DscException;
import java.util.List;

/** What every command returns; the numbers are part of the contract with users. */
enum ExitCode {
  DONE(0),
  /** Errors in the user's input. */
  INPUT(1),
  /** Changes pending, with {@code --detailed-exitcode}. */
  CHANGES(2),
  /** A server, database, the engine or the disk failed. */
  WORLD(3),
  /** A hazard was not allowed, a plan was stale, a data source is protected. */
  REFUSED(4),
  USAGE(64),
  /** A bug in dsc. */
  BUG(70);

  private final int number;

  /** For failures that did not end the run: a refusal weighs more than a failure of the world. */
  static ExitCode of(List<DscException> failures) {
    if (failures.isEmpty()) {
      return DONE;
    }
    return failures.stream().anyMatch(f -> f.code().isRefusal()) ? REFUSED : WORLD;
  }

  ExitCode(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }
}
