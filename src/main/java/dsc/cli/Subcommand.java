package dsc.cli;

import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** A command of {@code dsc}: what its help says, and its arguments. */
abstract class Subcommand extends Arguments {
  final DscCommand dsc;
  private final CommandSpec spec = CommandSpec.wrapWithoutInspection(this);

  /**
   * @param description what it is for; the first line also stands in the list of commands
   * @param footer what help says after the arguments
   */
  Subcommand(DscCommand dsc, String description, String footer) {
    this.dsc = dsc;
    spec.usageMessage()
        .description(description.split("\n", 0))
        .footer(("\n" + footer).split("\n", 0));
  }

  /** The command without its arguments. */
  final CommandSpec spec() {
    return spec;
  }

  /** The whole. */
  final CommandSpec complete() {
    for (ArgSpec argument : described()) {
      spec.add(argument);
    }
    return spec;
  }

  /** What to throw when arguments do not go together. */
  final ParameterException misuse(String message) {
    return new ParameterException(spec.commandLine(), message);
  }
}
