package dsc.publish.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dsc.diag.Code;
import dsc.diag.DscException;
import dsc.standin.Fault;
import dsc.standin.Secrets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every call meets every fault. Whatever happens, the result is the right one or a failure with a
 * code; nothing is done twice; no secret shows; and once the fault is gone the call works.
 */
final class FaultMatrixIT {
  /** One call, by the stand-in's name for it. */
  private interface Work {
    void run(Bench bench, String id);
  }

  /** Calls that may be sent again: one passing fault must not be noticed. */
  private static final Map<String, Work> SAFE = new LinkedHashMap<>();

  /** Calls that make something: after a fault they may fail, but must not have happened twice. */
  private static final Map<String, Work> ONCE = new LinkedHashMap<>();

  static {
    SAFE.put("listProjects", (b, id) -> keep(b.client().projects().list()));
    SAFE.put("getSite", (b, id) -> keep(b.client().sites().current()));
    SAFE.put("listDatasources", (b, id) -> keep(b.client().datasources().list(b.emea())));
    SAFE.put("getDatasource", (b, id) -> keep(b.client().datasources().get(id)));
    SAFE.put("listRevisions", (b, id) -> keep(b.client().revisions().list(id)));
    SAFE.put("listConnections", (b, id) -> keep(b.client().connections().list(id)));
    SAFE.put("getPermissions", (b, id) -> keep(b.client().permissions().get(id)));
    SAFE.put("listUsers", (b, id) -> keep(b.client().people().userId("ann")));
    SAFE.put("listGroups", (b, id) -> keep(b.client().people().groupId("Analysts")));
    SAFE.put("listTasks", (b, id) -> keep(b.client().refreshes().tasks(id)));
    SAFE.put("listSchedules", (b, id) -> keep(b.client().refreshes().schedules()));
    SAFE.put("addTags", (b, id) -> keep(b.client().datasources().addTags(id, List.of("x"))));
    SAFE.put("removeTag", (b, id) -> b.client().datasources().removeTag(id, "dsc"));
    SAFE.put("deleteDatasource", (b, id) -> b.client().datasources().delete(id));
    SAFE.put("updateDatasource", (b, id) -> keep(b.client().datasources().update(id, change())));
    SAFE.put(
        "addPermissions",
        (b, id) -> keep(b.client().permissions().grant(id, List.of(rule("Read")))));
    SAFE.put("removePermission", (b, id) -> b.client().permissions().revoke(id, rule("Write")));
    SAFE.put("updateConnection", FaultMatrixIT::embed);
    SAFE.put(
        "download",
        (b, id) ->
            keep(b.client().datasources().download(id, Datasources.Extract.INCLUDED, file(b))));
    SAFE.put(
        "updateData",
        (b, id) ->
            keep(
                b.client()
                    .hyperUpdates(Bench.small(1))
                    .apply(id, List.of(), "request " + b.server.calls().size())));
    SAFE.put("beginUpload", (b, id) -> keep(b.inBlocks(1).publish(b.packedOrders(3000))));
    SAFE.put("appendUpload", (b, id) -> keep(b.inBlocks(4).publish(b.packedOrders(3000))));
    SAFE.put("getJob", (b, id) -> keep(b.inBlocks(1).publish(b.packedOrders(3000))));
    ONCE.put(
        "createProject", (b, id) -> keep(b.client().projects().ensure(ProjectPath.parse("N"))));
    ONCE.put("publish", (b, id) -> keep(b.publishing().publish(b.orders())));
    ONCE.put("refresh", (b, id) -> keep(b.client().refreshes().start(id, Refreshes.Extent.FULL)));
  }

  private static void keep(Object result) {
    assertFalse(result.toString().contains(Bench.PAT_SECRET));
  }

  private static Path file(Bench bench) {
    return bench.folder.resolve("down");
  }

  private static DatasourceChange change() {
    return DatasourceChange.none().description("changed");
  }

  private static PermissionRule rule(String capability) {
    return new PermissionRule(Grantee.user("u1"), capability, PermissionRule.Mode.ALLOW);
  }

  private static void embed(Bench bench, String id) {
    Connections connections = bench.client().connections();
    RemoteConnection only = connections.list(id).getFirst();
    keep(
        connections.embed(
            id, only.id(), new ConnectionCredentials("u", Secret.of(Secrets.DATABASE))));
  }

  private static Map<String, Fault> passing() {
    Map<String, Fault> faults = new LinkedHashMap<>();
    faults.put("503", Fault.page(503));
    faults.put("502", Fault.status(502));
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
    faults.put("a web page for 404", Fault.page(404));
    faults.put("400", Fault.tableau("400000"));
    faults.put("403", Fault.tableau("403004"));
    faults.put("401", Fault.tableau("401002"));
    faults.put("unknown endpoint", Fault.tableau("404003"));
    faults.put("unknown code", Fault.tableau("418999"));
    faults.put(
        "moved",
        new Fault.Instead(
            302, "text/plain", "", Map.of("Location", "https://evil.example.com/steal")));
    return faults;
  }

  @TestFactory
  Stream<DynamicTest> aPassingFaultIsNotNoticed() {
    return SAFE.entrySet().stream()
        .map(call -> dynamicTest(call.getKey(), () -> passes(call.getKey(), call.getValue())));
  }

  private static void passes(String call, Work work) {
    try (Bench bench = new Bench()) {
      for (Map.Entry<String, Fault> fault : passing().entrySet()) {
        String id = prepared(bench);
        bench.server.faults().next(call, fault.getValue());
        work.run(bench, id);
        assertTrue(bench.server.faults().isEmpty(), fault.getKey());
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> nothingIsMadeTwice() {
    return ONCE.entrySet().stream()
        .map(call -> dynamicTest(call.getKey(), () -> once(call.getKey(), call.getValue())));
  }

  private static void once(String call, Work work) {
    for (Map.Entry<String, Fault> fault : passing().entrySet()) {
      try (Bench bench = new Bench()) {
        String id = prepared(bench);
        bench.server.faults().next(call, fault.getValue());
        List<DscException> failures = attempt(bench, work, id);
        int made = made(bench, call);
        assertTrue(made <= 1, fault.getKey());
        assertTrue(made == 1 || !failures.isEmpty(), fault.getKey());
        assertEquals(List.of(), attempt(bench, work, id), fault.getKey());
      }
    }
  }

  /** How often the work took effect. */
  private static int made(Bench bench, String call) {
    return switch (call) {
      case "createProject" ->
          (int)
              bench.server.world().projects.values().stream()
                  .filter(project -> project.name.equals("N"))
                  .count();
      case "publish" ->
          bench.server.world().datasource("Orders").orElseThrow().revisions.size() - 1;
      case "refresh" -> bench.server.jobCount("RefreshExtract");
      default -> throw new IllegalArgumentException(call);
    };
  }

  @TestFactory
  Stream<DynamicTest> aLastingFaultIsAFailureWithACode() {
    Map<String, Work> all = new LinkedHashMap<>(SAFE);
    all.putAll(ONCE);
    return all.entrySet().stream()
        .map(call -> dynamicTest(call.getKey(), () -> fails(call.getKey(), call.getValue())));
  }

  private static void fails(String call, Work work) {
    try (Bench bench = new Bench()) {
      for (Map.Entry<String, Fault> fault : lasting().entrySet()) {
        String id = prepared(bench);
        long before = bench.server.count(call);
        bench.server.faults().always(call, fault.getValue());
        for (DscException failure : attempt(bench, work, id)) {
          boolean ours =
              failure.code().id().startsWith("DSC93")
                  || failure.code() == Code.PUBLISH_OUTCOME_UNKNOWN;
          assertTrue(ours, fault.getKey());
          assertTrue(Bench.message(failure).length() < 700, fault.getKey());
        }
        assertTrue(bench.server.count(call) - before <= 100, fault.getKey());
        bench.server.faults().clear();
        // Time heals what looked like a fight for the session.
        bench.waiting.pass(Duration.ofMinutes(5));
        assertEquals(List.of(), attempt(bench, work, id), fault.getKey());
      }
    }
  }

  private static String prepared(Bench bench) {
    String id = bench.publishing().publish(bench.orders()).id();
    keep(bench.client().datasources().addTags(id, List.of("dsc")));
    keep(bench.client().permissions().grant(id, List.of(rule("Write"))));
    return id;
  }

  private static List<DscException> attempt(Bench bench, Work work, String id) {
    List<DscException> failures = new ArrayList<>();
    try {
      work.run(bench, id);
    } catch (DscException e) {
      String told = e.getMessage() + e.help() + e.code() + e.getCause();
      assertFalse(told.contains(Bench.PAT_SECRET) || told.contains(Secrets.DATABASE), told);
      failures.add(e);
    }
    return failures;
  }
}
