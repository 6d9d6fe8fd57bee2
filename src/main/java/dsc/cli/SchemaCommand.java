package dsc.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;

/** {@code dsc schema}: the JSON Schemas, for editors. */
final class SchemaCommand extends Subcommand implements Callable<Integer> {
  /** The schemas there are. */
  enum Kind {
    datasource,
    workspace,
    plan
  }

  private final Given<Kind> kind =
      positional("0", "KIND", "One of ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
          .value(Kind.class, Kind.datasource);

  SchemaCommand(DscCommand dsc) {
    super(
        dsc,
        """
        Print the JSON Schema of specs, of the workspace file or of saved plans.
        """,
        """
        Example:
          dsc schema datasource > datasource.schema.json
        """);
  }

  @Override
  public Integer call() {
    String resource = "/dsc/schema/" + kind.value() + ".schema.json";
    try (InputStream in = SchemaCommand.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + resource);
      }
      dsc.console().out().print(new String(in.readAllBytes(), StandardCharsets.UTF_8));
      return ExitCode.DONE.number();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
