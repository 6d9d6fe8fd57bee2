package dsc.hyper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the stand-ins are shell scripts")
final class CommandTest {
  private final Path folder;

  CommandTest(@TempDir Path folder) {
    this.folder = folder;
  }

  private Command shell(String script) {
    return new Command(List.of("/bin/sh", "-c", script), folder, Duration.ofSeconds(20));
  }

  @Test
  void itWorksInTheFolderAndAnswersNoQuestions() throws IOException {
    shell("read answer || echo fetched > archive.tgz").run();
    assertEquals("fetched\n", Files.readString(folder.resolve("archive.tgz")));
  }

  @Test
  void aFailureRepeatsWhatTellsMostWithoutThePassword() {
    Command command =
        shell(
            """
            echo 'npm error code ECONNREFUSED'
            echo 'npm error   port: 9,'
            echo 'request to http://user:secret@mirror.example/x failed, reason: refused'
            echo 'a complete log is here'
            exit 1
            """);
    IOException failure = assertThrows(IOException.class, command::run);
    assertEquals(
        "/bin/sh failed: npm error code ECONNREFUSED;"
            + " request to http://mirror.example/x failed, reason: refused",
        failure.getMessage());
  }

  @Test
  void withoutATellingLineTheLastOnesAreRepeated() {
    assertEquals("b; c; d", Command.essence("a\nb\n\u001b[31mc\u001b[0m\n\nd\n"));
  }

  @Test
  void aMissingProgramAndAPythonWithoutPipAreMissing() {
    Command none = new Command(List.of("no-such-program"), folder, Duration.ofSeconds(1));
    assertThrows(Command.Missing.class, none::run);
    assertThrows(
        Command.Missing.class, shell("echo /usr/bin/python3: No module named pip; exit 1")::run);
  }

  @Test
  void aProgramThatNeverEndsIsGivenUp() {
    Command endless =
        new Command(List.of("/bin/sh", "-c", "sleep 600"), folder, Duration.ofSeconds(1));
    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          IOException failure = assertThrows(IOException.class, endless::run);
          assertTrue(String.valueOf(failure.getMessage()).contains("within 1 seconds"));
        });
  }
}
