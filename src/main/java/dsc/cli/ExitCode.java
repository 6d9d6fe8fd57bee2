package dsc.cli;

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

  ExitCode(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }
}
