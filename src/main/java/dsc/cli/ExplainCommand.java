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
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code dsc explain}: what an error code means and what to do. */
@Command(
    name = "explain",
    description = "Say what an error code means and how to mend it.",
    footer = {"", "Example:", "  dsc explain DSC2003"})
final class ExplainCommand implements Callable<Integer> {
  @ParentCommand private DscCommand dsc;

  @Parameters(
      arity = "0..1",
      paramLabel = "CODE",
      description = "A code such as DSC2003; without one, all codes are listed.")
  private Optional<String> code = Optional.empty();

  @Override
  public Integer call() {
    Console console = dsc.console();
    if (code.isEmpty()) {
      for (Code known : Code.values()) {
        console.out().println(known.id() + "  " + known.headline());
      }
      return ExitCode.DONE.number();
    }
    Optional<Code> known = Code.of(code.get());
    if (known.isEmpty()) {
      List<String> ids = Arrays.stream(Code.values()).map(Code::id).toList();
      console.err().println("There is no code " + code.get() + ".");
      Suggestions.help(code.get(), ids).forEach(console.err()::println);
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
