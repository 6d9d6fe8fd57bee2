package dsc.cli;

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

  final Given<Format> format = format(Format.class, Format.human);
}
