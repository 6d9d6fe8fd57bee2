package dsc.cli;

/** How much is printed and in what colours; the same for every command. */
class ConsoleOptions extends Arguments {
  final Given<Boolean> noColor =
      flag("--no-color", "Print without colours. NO_COLOR does the same.");

  final Given<Boolean> quiet = flag("-q --quiet", "Print only results and problems.");

  /** The option that says in which form results are printed. */
  final <F extends Enum<F>> Given<F> format(Class<F> forms, F usual) {
    return option(
            "--format",
            "FORM",
            "How to print results: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
        .value(forms, usual);
  }

  Console apply(Console console) {
    return noColor.value() ? console.withoutColour() : console;
  }
}
