package dsc.publish.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dsc.diag.DscException;
import dsc.standin.Fault;
import dsc.standin.Published;
import dsc.standin.Secrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * An apply of several data sources, most of which are there already, meets every fault in every
 * call. Whatever happens, each is the old one or the new one and whole, none is there twice, none
 * is lost, and running it again makes them all new. Every second case runs with a few data sources;
 * {@code -Ddsc.matrix=1 -Ddsc.fleet=20} runs every case with twenty.
 */
final class ApplyFaultsIT {
  private static final int EVERY = Integer.getInteger("dsc.matrix", 2);
  private static final int OLD = Fleet.SIZE * 3 / 4;

  private static final List<String> CALLS =
      List.of(
          "serverInfo",
          "signIn",
          "signOut",
          "listProjects",
          "listGroups",
          "listDatasources",
          "getDatasource",
          "listRevisions",
          "download",
          "publish",
          "addTags",
          "updateDatasource",
          "getPermissions",
          "addPermissions");

  private static final List<String> CALLS_IN_BLOCKS =
      List.of("beginUpload", "appendUpload", "getJob", "publish");

  private final Path folder;

  ApplyFaultsIT(@TempDir Path folder) {
    this.folder = folder;
  }

  /** A fault, in which request of the call it comes first, and how often. */
  private record Case(String call, String name, Fault fault, int skip, int times) {}

  private static Map<String, Fault> passing() {
    Map<String, Fault> faults = new LinkedHashMap<>();
    faults.put("503", Fault.page(503));
    faults.put("500", Fault.tableau("500000"));
    faults.put("408", Fault.status(408));
    faults.put("429", Fault.status(429));
    faults.put("429 with seconds", Fault.throttled("2"));
    faults.put("429 with a date", Fault.throttled("Sun, 01 Mar 2026 12:00:42 GMT"));
    faults.put("cut before", new Fault.CutBefore());
    faults.put("cut after the head", new Fault.CutAfter(0));
    faults.put("cut in the body", new Fault.CutAfter(25));
    faults.put("504 after it is done", new Fault.Afterwards(504, "text/html", "<html></html>"));
    faults.put("expired session", new Fault.Expire());
    return faults;
  }

  private static Map<String, Fault> lasting() {
    Map<String, Fault> faults = new LinkedHashMap<>(passing());
    faults.put("garbage", Fault.garbage());
    faults.put("nothing", Fault.status(200));
    faults.put("a web page", Fault.page(200));
    faults.put("400", Fault.tableau("400000"));
    faults.put("403", Fault.tableau("403004"));
    faults.put("401", Fault.tableau("401002"));
    faults.put("unknown endpoint", Fault.tableau("404003"));
    return faults;
  }

  private static List<Case> cases(List<String> calls) {
    List<Case> cases = new ArrayList<>();
    for (String call : calls) {
      passing().forEach((name, fault) -> cases.add(new Case(call, name, fault, 0, 1)));
      passing()
          .forEach(
              (name, fault) ->
                  cases.add(new Case(call, name + " later", fault, Fleet.SIZE / 2 - 1, 2)));
      lasting()
          .forEach(
              (name, fault) ->
                  cases.add(new Case(call, name + " for good", fault, 3, Integer.MAX_VALUE)));
    }
    return cases;
  }

  @TestFactory
  Stream<DynamicTest> everyFaultInEveryCall() {
    return tests("one request", CALLS, Fleet.inOne());
  }

  @TestFactory
  Stream<DynamicTest> everyFaultInEveryCallOfAnUpload() {
    return tests("blocks", CALLS_IN_BLOCKS, Fleet.inBlocks());
  }

  private Stream<DynamicTest> tests(
      String how, List<String> calls, dsc.publish.rest.PublishSettings settings) {
    List<Case> all = cases(calls);
    assertTrue(calls.size() < 10 || all.size() >= 300, "there are " + all.size() + " cases");
    List<Case> some = new ArrayList<>();
    for (int i = 0; i < all.size(); i += EVERY) {
      some.add(all.get(i));
    }
    return Stream.of(
        dynamicTest(how + ": " + some.size() + " of " + all.size(), () -> run(some, settings)));
  }

  private void run(List<Case> cases, dsc.publish.rest.PublishSettings settings) {
    try (Fleet fleet = new Fleet(folder(), settings)) {
      assertEquals(List.of(), fleet.apply(1));
      int version = 1;
      for (Case one : cases) {
        version++;
        run(fleet, one, version);
      }
    }
  }

  private Path folder() {
    try {
      return Files.createTempDirectory(folder, "fleet");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void run(Fleet fleet, Case one, int version) {
    String what = one.call() + ", " + one.name();
    fleet.forget(OLD + 1);
    Map<String, Published> before = new TreeMap<>();
    fleet.server.world().datasources.values().forEach(d -> before.put(d.name, d));
    before.values().forEach(published -> published.tags.add("by hand"));
    // Else every case would read a longer history than the one before.
    before.values().forEach(published -> published.keepRevisions(2));
    Map<String, Integer> revisions = new TreeMap<>();
    before.forEach((name, published) -> revisions.put(name, published.newest().number()));
    fleet.server.faults().add(one.call(), one.fault(), one.skip(), one.times());
    for (DscException failure : fleet.apply(version)) {
      String told = failure.code() + " " + failure.getMessage() + failure.help();
      assertEquals(List.of(), Secrets.in(told), what);
    }
    fleet.server.faults().clear();
    for (int number = 1; number <= Fleet.SIZE; number++) {
      Optional<Integer> now = fleet.version(number);
      boolean isNew = now.equals(Optional.of(version));
      boolean isOld = number <= OLD ? now.equals(Optional.of(version - 1)) : now.isEmpty();
      assertTrue(isNew || isOld, what + ": " + Fleet.name(number) + " is " + now);
      Published old = before.get(Fleet.name(number));
      if (old != null) {
        assertTrue(fleet.server.world().datasources.containsValue(old), what + ": lost");
        int published = old.newest().number() - revisions.getOrDefault(old.name, 0);
        assertEquals(isNew ? 1 : 0, published, what + ": published " + published + " times");
      }
    }
    // A fight for the session is over after a while.
    fleet.clock.sleep(java.time.Duration.ofMinutes(5));
    assertEquals(List.of(), fleet.apply(version), what + ": again");
    assertTrue(fleet.plan(version).isEmpty(), what + ": " + fleet.plan(version));
    assertEquals(Fleet.SIZE, fleet.server.world().datasources.size(), what);
    for (int number = 1; number <= Fleet.SIZE; number++) {
      assertEquals(Optional.of(version), fleet.version(number), what);
      Published now = fleet.server.world().datasource(Fleet.name(number)).orElseThrow();
      Set<String> tags = new java.util.TreeSet<>(Set.of("dsc:flights" + number));
      if (number <= OLD) {
        tags.add("by hand");
      }
      assertEquals(tags, new java.util.TreeSet<>(now.tags), what);
    }
    assertEquals(0, fleet.server.world().sessionCount(), what);
  }
}
