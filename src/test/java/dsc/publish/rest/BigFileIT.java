package dsc.publish.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dsc.standin.StandIn;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Memory stays flat however large the file is; {@code -Ddsc.big=2000} tries megabytes of it. */
final class BigFileIT {
  @TempDir Path folder = Path.of("");

  @Test
  void aFileLargerThanTheMemoryIsPublishedAndDownloaded() throws IOException, InterruptedException {
    int megabytes = Integer.getInteger("dsc.big", 48);
    Path file = folder.resolve("big.hyper");
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      out.write("Hyper".getBytes(StandardCharsets.US_ASCII));
      byte[] line = new byte[1024];
      for (int i = 0; i < megabytes * 1024; i++) {
        java.util.Arrays.fill(line, (byte) (i * 31));
        out.write(line);
      }
    }
    try (StandIn server = StandIn.start()) {
      assertEquals("[HYPER, true]", run(server, file, "4", "blocks"));
      assertEquals("[HYPER, true]", run(server, file, "1", "single"));
    }
  }

  private static String run(StandIn server, Path file, String parallel, String way)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx32m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                "dsc.publish.rest.BigFile",
                server.url(),
                file.toString(),
                parallel,
                way)
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
    return said.strip();
  }
}
