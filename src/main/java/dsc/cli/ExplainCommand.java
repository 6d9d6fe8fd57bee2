package dsc.cli;

import dsc.diag.Code;
import dsc.diag.Suggestions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** {@code dsc explain}: what an error code means and what to do. */
final class ExplainCommand extends Subcommand implements Callable<Integer> {

  private final Given<Optional<String>> code =
      positional("0", "CODE", "A code such as DSC2003; without one, all codes are listed.")
          .optional(String.class);

  ExplainCommand(DscCommand dsc) {
    super(
        dsc,
        """
        Say what an error code means and how to mend it.
        """,
        """
        Example:
          dsc explain DSC2003
        """);
  }

  @Override
  public Integer call() {
    Console console = dsc.console();
    if (code.value().isEmpty()) {
      for (Code known : Code.values()) {
        console.out().println(known.id() + "  " + known.headline());
      }
      return ExitCode.DONE.number();
    }
    Optional<Code> known = Code.of(code.value().get());
    if (known.isEmpty()) {
      List<String> ids = Arrays.stream(Code.values()).map(Code::id).toList();
      console.err().println("There is no code " + code.value().get() + ".");
      Suggestions.help(code.value().get(), ids).forEach(console.err()::println);
      return ExitCode.USAGE.number();
    }
    console.out().println(known.get().id() + ": " + known.get().headline());
    console.out().println();
    console.out().print(text(known.get()));
    return ExitCode.DONE.number();
  }

  static String text(Code code) {
    String resource = "/dsc/explain/" + code.id() + ".md";
    try (InputStream in = ExplainCommand.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("no text for " + code.id());
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
