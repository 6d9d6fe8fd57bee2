package dsc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dsc.diag.Code;
import dsc.standin.Fault;
import dsc.standin.Published;
import dsc.standin.Secrets;
import dsc.standin.Usage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many tenants on many sites, canaries, protection, impact and going back. */
final class RolloutIT {
  private static final int TENANTS = 50;
  private static final int SITES = 5;

  private final ServerBench bench;

  RolloutIT(@TempDir Path folder) {
    this.bench = new ServerBench(folder);
  }

  @BeforeEach
  void start() {
    bench.server.world().project("", "Sales");
  }

  @AfterEach
  void stop() {
    assertEquals(0, bench.server.world().sessionCount(), "every session was ended");
    bench.close();
  }

  private Printed apply(String... options) {
    String[] all = java.util.Arrays.copyOf(options, options.length + 1);
    all[options.length] = "--yes";
    return bench.run("apply", all);
  }

  private void assertNoChanges() {
    Printed planned = bench.run("plan", "--detailed-exitcode");
    assertTrue(planned.out().startsWith("No changes"), planned.out() + planned.err());
    assertEquals(0, planned.code());
  }

  /** Fifty tenants on five sites; each site has a token of its own, the last two share one. */
  private void tenants() {
    StringBuilder sites = new StringBuilder("project: default\nparallel: 4\nsites:\n");
    StringBuilder rows = new StringBuilder("id,site\n");
    for (int site = 1; site <= SITES; site++) {
      String token = "ci-" + Math.min(site, SITES - 1);
      bench.server.world().siteWithToken("site-" + site, token, Secrets.SITE + token);
      bench.with("TOKEN_" + site, Secrets.SITE + token);
      sites.append(
          "  site-%d: { token_name: %s, token: \"${env.TOKEN_%d}\" }\n"
              .formatted(site, token, site));
    }
    for (int tenant = 1; tenant <= TENANTS; tenant++) {
      rows.append("t%02d,site-%d\n".formatted(tenant, 1 + tenant % SITES));
    }
    bench.write("dsc.yaml", bench.workspace(sites.toString()).replace("    project: Sales\n", ""));
    bench.write("tenants.csv", rows.toString());
    bench.replace(
        "orders.yaml",
        "caption: Orders\n",
        """
        tenants:
          from: tenants.csv
          publish: { site: "${tenant.site}", caption: "Orders ${tenant.id}" }
        """);
  }

  @Test
  void fiftyTenantsGoToFiveSitesAndNoTokenIsEverUsedTwiceAtOnce() {
    tenants();
    Printed applied = apply("--canary", "2", "--wave", "20");
    assertEquals(0, applied.code(), applied.out() + applied.err());
    assertTrue(applied.err().contains("wave 1 of 4: 2 data sources"), applied.err());
    assertEquals(TENANTS, bench.server.world().datasources.size());
    assertEquals(
        SITES,
        bench.server.world().datasources.values().stream()
            .map(d -> d.siteId)
            .collect(Collectors.toSet())
            .size());
    assertEquals(0, bench.server.world().replacedSessions());
    assertNoChanges();
    assertEquals(0, bench.server.world().replacedSessions());
  }

  @Test
  void aCanaryThatFailsStopsTheRolloutAndTheNextRunFinishesIt() {
    tenants();
    bench.server.faults().add("publish", Fault.tableau("403004"), 1, 1);
    Printed stopped = apply("--canary", "2", "--parallel", "1");
    assertEquals(3, stopped.code(), stopped.out());
    assertTrue(stopped.out().contains("The canary failed, so nothing else was touched."));
    assertEquals(1, bench.server.world().datasources.size());
    Printed finished = apply("--canary", "2");
    assertEquals(0, finished.code(), finished.out() + finished.err());
    assertTrue(finished.out().contains("Applied: 49 created."), finished.out());
    assertNoChanges();
  }

  @Test
  void tooManyFailuresStopTheRollout() {
    tenants();
    bench.server.faults().add("publish", Fault.tableau("403004"), 3, 4);
    Printed stopped = apply("--error-budget", "3", "--parallel", "1");
    assertEquals(3, stopped.code());
    assertTrue(stopped.out().contains("Stopped after 4 failed."), stopped.out());
    assertEquals(3, bench.server.world().datasources.size());
    assertEquals(0, apply().code());
    assertNoChanges();
  }

  @Test
  void whatIsLeftOnASiteIsFoundWithoutTheRecordToo() throws IOException {
    tenants();
    assertEquals(0, apply().code());
    try (Stream<Path> record = Files.walk(bench.folder().resolve(".dsc/prod/entries"))) {
      for (Path entry : record.filter(Files::isRegularFile).toList()) {
        Files.delete(entry);
      }
    }
    bench.write("tenants.csv", "id,site\nt05,site-1\nt10,site-1\n");
    Printed pruned = apply("--prune", "--allow", "all");
    assertEquals(0, pruned.code(), pruned.out() + pruned.err());
    assertEquals(
        Set.of("Orders t05", "Orders t10"),
        bench.server.world().datasources.values().stream()
            .map(published -> published.name)
            .collect(Collectors.toSet()));
    assertNoChanges();
  }

  @Test
  void whoUsesWhatBreaksIsSaidBeforeItIsAllowed() {
    assertEquals(0, apply().code());
    Published orders = bench.server.world().datasource("Orders").orElseThrow();
    bench
        .server
        .world()
        .usages
        .add(
            new Usage(
                orders.id,
                "w1",
                "Exec",
                "Sales",
                "ann",
                "By State",
                "Overview",
                List.of("State", "Sales"),
                Optional.of("Share")));
    bench.replace("orders.yaml", "state: string, ", "");
    bench.replace("orders.yaml", "  state: { caption: State }\n", "");
    Printed planned = bench.run("plan");
    assertTrue(planned.out().contains("impact 1 workbook built on this data source:"));
    assertTrue(planned.out().contains("\"Exec\" in Sales, owner ann"), planned.out());
    assertTrue(
        planned
            .out()
            .contains(
                "State: sheets Exec / By State; dashboards Exec / Overview; calculations Share"),
        planned.out());
    Printed refused = apply();
    assertEquals(4, refused.code());
    assertEquals(1, orders.revisions.size());
    bench.server.quirks().metadata = dsc.standin.Quirks.MetadataMode.OFF;
    Printed unknown = bench.run("plan");
    assertTrue(unknown.out().contains("impact who uses this data source is unknown"));
    assertTrue(unknown.out().contains("switched off"), unknown.out());
    assertEquals(0, apply("--allow", "breaking").code());
    assertEquals(2, orders.revisions.size());
  }

  @Test
  void whatIsProtectedIsNeitherBrokenNorDeleted() {
    bench.replace("orders.yaml", "caption: Orders\n", "caption: Orders\nprotect: true\n");
    assertEquals(0, apply().code());
    assertNoChanges();
    bench.replace("orders.yaml", "state: string, ", "");
    bench.replace("orders.yaml", "  state: { caption: State }\n", "");
    Printed refused = apply("--allow", "all");
    assertEquals(4, refused.code());
    assertTrue(refused.err().contains(Code.PUBLICATION_PROTECTED.id()), refused.err());
    bench.replace("orders.yaml", "datasource: orders", "datasource: other");
    bench.replace("orders.yaml", "caption: Orders", "caption: Other");
    Printed kept = apply("--allow", "all", "--prune");
    assertEquals(4, kept.code(), kept.out());
    assertTrue(bench.server.world().datasource("Orders").isPresent());
  }

  @Test
  void onlyWhatDscManagesIsTouchedUnlessItIsAdopted() {
    assertEquals(0, apply().code());
    Published orders = bench.server.world().datasource("Orders").orElseThrow();
    bench.write("dsc.yaml", bench.workspace("managed_by: team-b\nstate: elsewhere\n"));
    Printed refused = apply();
    assertEquals(4, refused.code());
    assertTrue(refused.out().contains("dsc manages it for workspace"), refused.out());
    assertEquals(Set.of("dsc:orders"), orders.tags);
    bench.replace("orders.yaml", "caption: Orders\n", "caption: Orders\nadopt: true\n");
    assertEquals(0, apply().code());
    assertEquals(Set.of("dsc:team-b:orders"), orders.tags);
    assertNoChanges();
  }

  @Test
  void rollingBackPutsTheContentBackThatWasThereBefore() {
    assertEquals(0, apply().code());
    Printed impossible = bench.run("rollback", "--yes");
    assertEquals(4, impossible.code());
    assertTrue(impossible.out().contains(Code.ROLLBACK_NOT_POSSIBLE.id()), impossible.out());
    bench.replace("orders.yaml", "caption: Profit }", "caption: Gains }");
    bench.replace("orders.yaml", "SUM([Profit])", "SUM([Gains])");
    assertEquals(0, apply().code());
    assertNoChanges();
    Printed back = bench.run("rollback", "--yes");
    assertEquals(0, back.code(), back.out() + back.err());
    Published orders = bench.server.world().datasource("Orders").orElseThrow();
    assertEquals(3, orders.revisions.size());
    assertEquals(Set.of("dsc:orders"), orders.tags);
    Printed drift = bench.run("drift", "--detailed-exitcode");
    assertEquals(0, drift.code(), drift.out());
    Printed planned = bench.run("plan");
    assertTrue(planned.out().contains("caption: \"Profit\" → \"Gains\""), planned.out());
    assertTrue(!planned.out().contains("somebody else"), planned.out());
  }

  @Test
  void whatWasDeletedByHandIsDriftAndPublishedAgain() {
    assertEquals(0, apply().code());
    bench.server.world().datasources.clear();
    Printed drift = bench.run("drift", "--detailed-exitcode");
    assertEquals(2, drift.code(), drift.out());
    assertTrue(drift.out().contains("It was published and has been deleted."), drift.out());
    assertEquals(0, apply().code());
    assertNoChanges();
  }

  @Test
  void aLostRecordCostsNothingButTheSightOfDrift() throws java.io.IOException {
    assertEquals(0, apply().code());
    java.nio.file.Path state = bench.folder().resolve(".dsc/prod/entries");
    try (var files = java.nio.file.Files.list(state)) {
      for (Path file : files.toList()) {
        java.nio.file.Files.delete(file);
      }
    }
    assertNoChanges();
    bench.replace("orders.yaml", "caption: Sales", "caption: Revenue");
    bench.replace("orders.yaml", "SUM([Sales])", "SUM([Revenue])");
    assertEquals(0, apply().code());
    assertEquals(1, bench.server.world().datasources.size());
    assertNoChanges();
  }
}
