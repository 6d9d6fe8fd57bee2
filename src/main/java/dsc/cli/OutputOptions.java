package dsc.cli;

/** How results are shown; the same for every command. */
final class OutputOptions extends ConsoleOptions {
  /** The forms every command has. */
  enum Format {
    human,
    json
  }

  final Given<Format> format = format(Format.class, Format.human);

  /** The form for people, whatever the user chose for results. */
  static OutputOptions human() {
    return new OutputOptions();
  }
}
