package dsc.cli;

import picocli.CommandLine.Option;

/** How results are shown; the same for every command. */
final class OutputOptions {
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

  @Option(names = "--no-color", description = "Print without colours. NO_COLOR does the same.")
  boolean noColor;

  @Option(
      names = {"-q", "--quiet"},
      description = "Print only results and problems.")
  boolean quiet;

  /** The form for people, whatever the user chose for results. */
  static OutputOptions human() {
    return new OutputOptions();
  }

  Console apply(Console console) {
    return noColor ? console.withoutColour() : console;
  }
}
