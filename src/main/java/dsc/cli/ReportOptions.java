package dsc.cli;

import picocli.CommandLine.Option;

/** How problems and plans are shown: the forms of every command and those that CI servers read. */
final class ReportOptions extends ConsoleOptions {
  /** The forms of a report. */
  enum Format {
    human,
    json,
    markdown,
    sarif,
    junit
  }

  @Option(
      names = "--format",
      paramLabel = "FORM",
      defaultValue = "human",
      description = "How to print results: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  Format format = Format.human;
}
