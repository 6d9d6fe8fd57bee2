package dsc.hyper;

import dsc.diag.Code;
import dsc.diag.DscException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The engine's program on this machine, and how it was found. */
public record Engine(Path executable, Origin origin) {

  /** Where an engine came from; {@link #text} is made for messages. */
  public enum Origin {
    OPTION("the --hyperd option"),
    HYPERD_PATH("the environment variable HYPERD_PATH"),
    HYPER_API_HOME("the environment variable HYPER_API_HOME"),
    CACHE("dsc's own cache"),
    PYTHON("the installed Python package tableauhyperapi");

    private final String text;

    Origin(String text) {
      this.text = text;
    }

    public String text() {
      return text;
    }
  }

  /**
   * What the program says about itself, for example {@code main.0.0.26359.r07abb490}. Starts it.
   *
   * @throws DscException if the program doesn't run on this machine
   */
  public String version() {
    try {
      Process process =
          new ProcessBuilder(executable.toString(), "--version").redirectErrorStream(true).start();
      process.getOutputStream().close();
      String said =
          new String(process.getInputStream().readNBytes(4096), StandardCharsets.UTF_8).strip();
      if (process.waitFor() != 0) {
        throw unusable(said);
      }
      String first = said.lines().findFirst().orElse("");
      return first.replaceFirst("^Hyper version ", "");
    } catch (IOException e) {
      throw unusable(String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unusable("interrupted");
    }
  }

  private DscException unusable(String reason) {
    return new DscException(
        Code.ENGINE_FAILED,
        "the Hyper engine " + executable + " does not run on this machine: " + reason);
  }
}
