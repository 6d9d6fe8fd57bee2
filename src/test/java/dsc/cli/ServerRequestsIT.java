package dsc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dsc.standin.Secrets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a plan and an apply ask the server of one data source that declares everything. Each request
 * costs a way to the server and back, so one more is a decision.
 */
final class ServerRequestsIT {
  private final ServerBench bench;

  ServerRequestsIT(@TempDir Path folder) {
    this.bench = new ServerBench(folder);
  }

  @BeforeEach
  void publish() {
    bench.with("DB_PASSWORD", Secrets.DATABASE);
    bench.replace(
        "orders.yaml",
        "database: shop }",
        "database: shop, username: reader, password: \"${env.DB_PASSWORD}\" }");
    bench.replace(
        "orders.yaml",
        "caption: Orders\n",
        """
        caption: Orders
        description: What was sold.
        tags: [sales, core]
        owner: ann
        certified: Checked every night.
        permissions:
          - { group: Analysts, allow: [Read, Connect], deny: [Write] }
        """);
    run("apply", "--yes");
  }

  @AfterEach
  void stop() {
    bench.close();
  }

  private void run(String command, String... options) {
    Printed done = bench.run(command, options);
    assertEquals(0, done.code(), done.out() + done.err());
  }

  /** How often each call was made meanwhile. */
  private Map<String, Integer> calls(Runnable work) {
    int before = bench.server.calls().size();
    work.run();
    List<String> calls = bench.server.calls();
    Map<String, Integer> counts = new TreeMap<>();
    calls.subList(before, calls.size()).forEach(call -> counts.merge(call, 1, Integer::sum));
    return counts;
  }

  private static Map<String, Integer> once(String... calls) {
    return times(1, calls);
  }

  private static Map<String, Integer> times(int count, String... calls) {
    return Stream.of(calls).collect(Collectors.toMap(call -> call, call -> count));
  }

  private static Map<String, Integer> sum(List<Map<String, Integer>> parts) {
    Map<String, Integer> all = new TreeMap<>();
    parts.forEach(part -> part.forEach((call, count) -> all.merge(call, count, Integer::sum)));
    return all;
  }

  private static final Map<String, Integer> SESSION = once("serverInfo", "signIn", "signOut");
  private static final Map<String, Integer> LISTS = once("listProjects", "listDatasources");
  private static final Map<String, Integer> NAMES = once("listUsers", "listGroups");
  private static final String[] READING = {
    "listRevisions", "download", "getDatasource", "getPermissions", "listConnections"
  };

  @Test
  void aPlanReadsEachPartOnce() {
    assertEquals(sum(List.of(SESSION, LISTS, NAMES, once(READING))), calls(() -> run("plan")));
  }

  @Test
  void anApplyReadsForThePlanBeforeTheFirstWriteJustBeforeThePublishAndAfterIt() {
    bench.replace("orders.yaml", "caption: Profit", "caption: Gains");
    bench.replace("orders.yaml", "SUM([Profit])", "SUM([Gains])");
    Map<String, Integer> snapshot = once("getPermissions");
    Map<String, Integer> publish = once("publish", "getDatasource");
    Map<String, Integer> repair = once("getPermissions", "listConnections", "updateConnection");
    Map<String, Integer> record = once("listRevisions");
    assertEquals(
        sum(
            List.of(
                SESSION,
                times(2, "listProjects", "listDatasources"),
                NAMES,
                times(4, READING),
                snapshot,
                publish,
                repair,
                record)),
        calls(() -> run("apply", "--yes")));
  }
}
