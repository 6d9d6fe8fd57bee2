package dsc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dsc.standin.Published;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * dsc is killed while it applies twenty data sources, at moments that a seed chooses: whatever it
 * was doing, each data source is an old one or a new one, and running it again finishes the job.
 * {@code -Ddsc.kills=100} kills it a hundred times.
 */
final class KilledIT {
  private static final int KILLS = Integer.getInteger("dsc.kills", 3);
  private static final int SIZE = 20;

  private final Path folder;

  KilledIT(@TempDir Path folder) {
    this.folder = folder;
  }

  private static String spec(int number, int version) {
    return ServerBench.ORDERS
        .replace("datasource: orders", "datasource: orders" + number)
        .replace("caption: Orders", "caption: Orders " + number + "\ntags: [core]")
        .replace("caption: State", "caption: State v" + version);
  }

  private static void write(ServerBench bench, int version) {
    for (int number = 1; number <= SIZE; number++) {
      bench.write("orders" + number + ".yaml", spec(number, version));
    }
  }

  @Test
  void aKilledApplyIsFinishedByTheNextOne() throws IOException, InterruptedException {
    Random random = new Random(20260301);
    int reached = 0;
    try (ServerBench bench = new ServerBench(folder)) {
      Files.delete(folder.resolve("orders.yaml"));
      bench.server.quirks().overwriteDropsTags = true;
      write(bench, 0);
      Printed first = bench.run("apply", "--yes");
      assertEquals(0, first.code(), first.out() + first.err());
      int requests = bench.server.calls().size();
      for (int version = 1; version <= KILLS; version++) {
        Map<String, Integer> before = revisions(bench);
        long publishes = bench.server.count("publish");
        write(bench, version);
        killed(bench, random.nextInt(requests), random.nextInt(40));
        bench.server.world().expireSessions();
        reached += bench.server.count("publish") > publishes ? 1 : 0;
        revisions(bench)
            .forEach(
                (name, now) -> {
                  int more = now - before.getOrDefault(name, 0);
                  assertTrue(more == 0 || more == 1, name + " was published " + more + " times");
                });
        Printed again = bench.run("apply", "--yes");
        assertEquals(0, again.code(), again.out() + again.err());
        Printed planned = bench.run("plan", "--detailed-exitcode");
        assertEquals(0, planned.code(), planned.out() + planned.err());
        check(bench, before);
      }
    }
    assertTrue(reached > 0, "some kills came while it published");
  }

  private static Map<String, Integer> revisions(ServerBench bench) {
    Map<String, Integer> revisions = new TreeMap<>();
    bench
        .server
        .world()
        .datasources
        .values()
        .forEach(published -> revisions.put(published.name, published.newest().number()));
    return revisions;
  }

  private static void check(ServerBench bench, Map<String, Integer> before) {
    assertEquals(SIZE, bench.server.world().datasources.size());
    assertFalse(Files.exists(bench.folder().resolve(".dsc/prod/work")));
    for (Published published : bench.server.world().datasources.values()) {
      int more = published.newest().number() - before.getOrDefault(published.name, 0);
      assertEquals(1, more, published.name);
      String number = published.name.substring("Orders ".length());
      assertEquals(
          new TreeSet<>(Set.of("core", "dsc:orders" + number)), new TreeSet<>(published.tags));
    }
  }

  /** Starts an apply and kills it some milliseconds after its so manyth request. */
  private static void killed(ServerBench bench, int requests, int milliseconds)
      throws IOException, InterruptedException {
    int last = bench.server.calls().size() + requests;
    Process process = bench.start("apply", "--yes");
    while (process.isAlive() && bench.server.calls().size() < last) {
      Thread.sleep(2);
    }
    Thread.sleep(milliseconds);
    process.destroyForcibly();
    assertTrue(process.waitFor(30, TimeUnit.SECONDS));
  }
}
