package dsc.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code dsc schema}: the JSON Schemas, for editors. */
@Command(
    name = "schema",
    description = "Print the JSON Schema of specs, of the workspace file or of saved plans.",
    footer = {"", "Example:", "  dsc schema datasource > datasource.schema.json"})
final class SchemaCommand implements Callable<Integer> {
  /** The schemas there are. */
  enum Kind {
    datasource,
    workspace,
    plan
  }

  @ParentCommand private DscCommand dsc;

  @Parameters(
      arity = "0..1",
      paramLabel = "KIND",
      defaultValue = "datasource",
      description = "One of ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private Kind kind = Kind.datasource;

  @Override
  public Integer call() {
    String resource = "/dsc/schema/" + kind + ".schema.json";
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
