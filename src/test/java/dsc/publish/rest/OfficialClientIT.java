package dsc.publish.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dsc.standin.StandIn;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Tableau's own Python client talks to the stand-in, so that the tests here are not our opinion of
 * the server against our own. Uses an installed client, or the one {@code TSC_HOME} names, or
 * installs one below {@code target}.
 */
final class OfficialClientIT {
  private static final Path SCRIPT = Path.of("../shared/rest/client/tsc_check.py");

  /** The script asks for the version before it signs in, as clients up to this one do. */
  private static final String CLIENT = "tableauserverclient==0.40";

  private record Run(int exit, String said) {}

  private static Run run(List<String> command) throws InterruptedException {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      boolean ended = process.waitFor(5, TimeUnit.MINUTES);
      return new Run(ended ? process.exitValue() : -1, said);
    } catch (IOException e) {
      return new Run(-1, "cannot run " + command.getFirst());
    }
  }

  @Test
  void theOfficialClientAcceptsTheStandIn() throws InterruptedException {
    assumeTrue(Files.exists(SCRIPT), "no driver at ../shared/rest/client/tsc_check.py");
    assumeTrue(run(List.of("python3", "--version")).exit() == 0, "no python3");
    String python = python();
    assumeTrue(!python.isEmpty(), "the official Python client cannot be installed");
    for (boolean prefixed : List.of(false, true)) {
      try (StandIn server = StandIn.start()) {
        server.quirks().prefixedXml = prefixed;
        Run run = run(List.of(python, SCRIPT.toString(), server.url(), "all"));
        assertEquals(0, run.exit(), run.said());
        assertTrue(run.said().strip().endsWith("signed out; ALL OK"), run.said());
      }
    }
  }

  /** A Python that has the client, or nothing. */
  private String python() throws InterruptedException {
    boolean named = Optional.ofNullable(System.getenv("TSC_HOME")).isPresent();
    if (named || run(List.of("python3", "-c", "import tableauserverclient")).exit() == 0) {
      return "python3";
    }
    Path venv = Path.of("target", "official-client");
    String python = venv.resolve("bin/python").toString();
    boolean installed =
        run(List.of(python, "-c", "import tableauserverclient")).exit() == 0
            || (run(List.of("python3", "-m", "venv", venv.toString())).exit() == 0
                && run(List.of(python, "-m", "pip", "install", "--quiet", CLIENT)).exit() == 0);
    return installed ? python : "";
  }
}
