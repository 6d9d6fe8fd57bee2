package dsc.cli;

import picocli.CommandLine.Option;

/** How results are shown; the same for every command. */
final class OutputOptions extends ConsoleOptions {
  /** The forms every command has. */
  enum Format {
    human,
    json
  }

  @Option(
      names = "--format",
      paramLabel = "FORM",
      defaultValue = "human",
      description = "How to print results: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  Format format = Format.human;

  /** The form for people, whatever the user chose for results. */
  static OutputOptions human() {
    return new OutputOptions();
  }
}
