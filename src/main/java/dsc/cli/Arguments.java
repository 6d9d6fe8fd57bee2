package dsc.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.ArgSpec;

/**
 * The arguments of a command, or some that several commands have, each described where its value is
 * kept. They are described by calls and not by annotations, because reading annotations takes a
 * tenth of the time in which a spec is checked, and stands at the start of every command.
 */
abstract class Arguments {
  private final List<ArgSpec> described = new ArrayList<>();

  /** Takes the arguments of a group for its own. */
  final <G extends Arguments> G with(G group) {
    described.addAll(group.described());
    return group;
  }

  /**
   * An option without a value.
   *
   * @param names with a blank in between
   */
  final Given<Boolean> flag(String names, String description) {
    return new Argument(described, names, "", description).value(boolean.class, false);
  }

  /**
   * An option with a value.
   *
   * @param names with a blank in between
   */
  final Argument option(String names, String label, String description) {
    return new Argument(described, names, label, description);
  }

  /**
   * An argument without a name.
   *
   * @param index its place, from zero; {@code 1..*} for that place and all after it
   */
  final Argument positional(String index, String label, String... description) {
    return new Argument(described, index, label, description);
  }

  final List<ArgSpec> described() {
    return described;
  }
}
