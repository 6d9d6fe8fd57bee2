package dsc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dsc.standin.Fault;
import dsc.standin.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No secret is in anything that dsc prints, writes or leaves behind. */
final class SecretsIT {
  private final Path folder;

  SecretsIT(@TempDir Path folder) {
    this.folder = folder;
  }

  private ServerBench bench() {
    ServerBench bench = new ServerBench(folder).with("DB_PASSWORD", Secrets.DATABASE);
    bench.replace(
        "orders.yaml",
        "database: shop }",
        "database: shop, username: reader, password: \"${env.DB_PASSWORD}\" }");
    return bench;
  }

  private static void change(ServerBench bench, int version) {
    bench.replace("orders.yaml", "format: \"#,##0", "format: \"#,##0" + "." + "0".repeat(version));
  }

  /** The server repeats what it was sent. */
  private static Fault echo(String secret) {
    return new Fault.Instead(
        403,
        "application/xml",
        "<tsResponse xmlns='http://tableau.com/api'><error code='403004'><summary>x</summary>"
            + ("<detail>you sent " + secret + "</detail></error></tsResponse>"),
        Map.of());
  }

  @Test
  void whateverACommandPrintsOrWrites() {
    try (ServerBench bench = bench()) {
      print(bench.run("plan", "--out", folder.resolve("plan.json").toString()), 0);
      print(bench.run("apply", "--yes"), 0);
      change(bench, 1);
      for (String format : List.of("human", "json", "markdown", "sarif", "junit")) {
        print(bench.run("plan", "--format", format), 0);
      }
      print(bench.run("apply", "--yes", "--format", "json"), 0);
      print(bench.run("drift", "--format", "json"), 0);
      print(bench.run("rollback", "--yes"), 0);
      change(bench, 2);
      Map<String, String> sent =
          Map.of(
              "signIn", Secrets.TOKEN,
              "listDatasources", Secrets.TOKEN,
              "publish", Secrets.DATABASE,
              "updateConnection", Secrets.DATABASE);
      for (Map.Entry<String, String> call : sent.entrySet()) {
        bench.server.faults().next(call.getKey(), echo(call.getValue()));
        print(bench.run("apply", "--yes", "--allow", "all"), 3);
        assertTrue(bench.server.faults().isEmpty(), call.getKey());
        change(bench, 2);
      }
      print(bench.with("TABLEAU_TOKEN", Secrets.SITE + "ci").run("plan"), 3);
    }
    assertTrue(Files.exists(folder.resolve("plan.json")));
    assertEquals(List.of(), Secrets.below(folder));
  }

  private static void print(Printed printed, int code) {
    String all = printed.out() + printed.err();
    assertEquals(List.of(), Secrets.in(all), all);
    assertEquals(code, printed.code(), all);
  }

  @Test
  void whatAKilledApplyLeavesBehind() throws IOException, InterruptedException {
    try (ServerBench bench = bench()) {
      bench.server.quirks().overwriteDropsTags = true;
      bench.server.quirks().latency = java.time.Duration.ofMillis(20);
      for (String call : List.of("publish", "updateConnection", "addTags")) {
        long before = bench.server.count(call);
        change(bench, 1);
        Process process = bench.start("apply", "--yes", "--allow", "all");
        while (process.isAlive() && bench.server.count(call) == before) {
          Thread.sleep(2);
        }
        assertFalse(
            process.info().commandLine().filter(line -> !Secrets.in(line).isEmpty()).isPresent());
        process.destroyForcibly();
        assertTrue(process.waitFor(30, TimeUnit.SECONDS));
        bench.server.world().expireSessions();
        assertTrue(bench.server.count(call) > before, call);
        assertEquals(List.of(), Secrets.below(folder), call);
      }
    }
  }
}
