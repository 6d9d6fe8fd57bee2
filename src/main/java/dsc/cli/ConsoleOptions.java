package dsc.cli;

import picocli.CommandLine.Option;

/** How much is printed and in what colours; the same for every command. */
class ConsoleOptions {
  @Option(names = "--no-color", description = "Print without colours. NO_COLOR does the same.")
  boolean noColor;

  @Option(
      names = {"-q", "--quiet"},
      description = "Print only results and problems.")
  boolean quiet;

  Console apply(Console console) {
    return noColor ? console.withoutColour() : console;
  }
}
