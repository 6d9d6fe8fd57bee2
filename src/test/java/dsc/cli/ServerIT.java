package dsc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dsc.standin.Published;
import dsc.standin.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Planning, publishing and drift on a server, through the commands a user types. */
final class ServerIT {
  private final ServerBench bench;

  ServerIT(@TempDir Path folder) {
    this.bench = new ServerBench(folder);
  }

  @AfterEach
  void stop() {
    assertEquals(0, bench.server.world().sessionCount(), "every session was ended");
    bench.close();
  }

  private Published orders() {
    return bench.server.world().datasource("Orders").orElseThrow();
  }

  private void apply(String... options) {
    String[] all = java.util.Arrays.copyOf(options, options.length + 1);
    all[options.length] = "--yes";
    Printed applied = bench.run("apply", all);
    assertEquals(0, applied.code(), applied.out() + applied.err());
  }

  private void assertNoChanges() {
    Printed planned = bench.run("plan", "--detailed-exitcode");
    assertTrue(planned.out().startsWith("No changes"), planned.out() + planned.err());
    assertEquals(0, planned.code());
  }

  @Test
  void whatIsPublishedIsReadBackAndTheNextPlanIsEmpty() {
    Printed planned = bench.run("plan", "--detailed-exitcode");
    assertEquals(2, planned.code(), planned.err());
    assertTrue(planned.out().contains("+ orders \"Orders\": create"), planned.out());
    apply();
    assertEquals(Set.of("dsc:orders"), orders().tags);
    assertEquals(1, orders().revisions.size());
    assertNoChanges();
  }

  @Test
  void whatAServerHoldsIsImportedByProjectAndName() throws IOException {
    apply();
    Path out = bench.folder().resolve("imported");
    Files.createDirectories(out);
    Printed done = imported("Sales/Orders", out);
    assertEquals(0, done.code(), done.out() + done.err());
    String spec = Files.readString(out.resolve("orders.yaml"));
    assertTrue(spec.contains("Profit Ratio"), spec);
    Printed same =
        bench.run(
            List.of(
                "diff",
                bench.folder().resolve("orders.yaml").toString(),
                out.resolve("orders.yaml").toString()));
    assertEquals(0, same.code(), same.out() + same.err());
    Printed missing = imported("Sales/Order", out);
    assertEquals(3, missing.code(), missing.out() + missing.err());
    assertTrue(missing.err().contains("did you mean `Orders`?"), missing.err());
    Printed nowhere = imported("Nowhere/Orders", out);
    assertTrue(nowhere.err().contains("There is no project `Nowhere`"), nowhere.err());
  }

  private Printed imported(String name, Path out) {
    return bench.run(
        List.of("import", "--target", "prod", name, "--out", out.toString(), "--id", "orders"));
  }

  @Test
  void ourChangesAreToldApartFromWhatSomebodyChangedOnTheServer() {
    apply();
    bench.server.world().editByHand("Orders", "caption='Profit'", "caption='Gains'");
    bench.replace("orders.yaml", "caption: Sales", "caption: Revenue");
    bench.replace("orders.yaml", "SUM([Sales])", "SUM([Revenue])");
    Printed planned = bench.run("plan");
    int drift = planned.out().indexOf("changed in the target by somebody else");
    int ours = planned.out().indexOf("\"Sales\" → \"Revenue\"");
    int theirs = planned.out().indexOf("\"Profit\" → \"Gains\"");
    assertTrue(0 < drift && drift < theirs && theirs < ours, planned.out());
    Printed refreshed = bench.run("plan", "--refresh-only", "--detailed-exitcode");
    assertEquals(2, refreshed.code(), refreshed.err());
    assertTrue(refreshed.out().contains("\"Profit\" → \"Gains\""), refreshed.out());
    assertTrue(!refreshed.out().contains("Revenue"), refreshed.out());
    Printed refused = bench.run("apply", "--yes");
    assertEquals(4, refused.code(), refused.out());
    assertTrue(refused.err().contains("DSC6162"), refused.err());
    apply("--allow", "DSC6162");
    assertNoChanges();
    assertEquals(3, orders().revisions.size());
  }

  @Test
  void whatLiesBesideTheContentIsPlannedAndSet() {
    bench.replace(
        "orders.yaml",
        "caption: Orders\n",
        """
        caption: Orders
        description: What was sold.
        tags: [sales, core]
        owner: ann
        certified: Checked every night.
        project: Sales/EMEA
        permissions:
          - { group: Analysts, allow: [Read, Connect], deny: [Write] }
        """);
    apply();
    Published orders = orders();
    assertEquals("What was sold.", orders.description);
    assertEquals(new TreeSet<>(Set.of("core", "dsc:orders", "sales")), new TreeSet<>(orders.tags));
    assertEquals("ann", orders.owner.name());
    assertEquals(List.of(true, "Checked every night."), List.of(orders.certified, orders.note));
    assertEquals(bench.server.world().project("Sales", "EMEA").id, orders.projectId);
    String group = bench.server.world().groups.keySet().iterator().next();
    assertEquals(
        List.of("Allow", "Allow", "Deny"),
        List.of("Read", "Connect", "Write").stream()
            .map(word -> orders.permissions.get("groups/" + group + "/" + word))
            .toList());
    assertNoChanges();
    orders.description = "Mine now.";
    orders.tags.remove("core");
    Printed planned = bench.run("plan");
    assertTrue(planned.out().contains("changed in the target by somebody else"), planned.out());
    assertTrue(planned.out().contains("What was sold. → Mine now."), planned.out());
    long publishes = bench.server.count("publish");
    apply("--allow", "DSC6162");
    assertEquals("What was sold.", orders.description);
    assertEquals(publishes, bench.server.count("publish"), "the content was not sent again");
    assertNoChanges();
  }

  @Test
  void anOverwriteLosesNothingThatNobodyDeclared() {
    apply();
    Published orders = orders();
    orders.tags.add("mine");
    orders.description = "By hand.";
    orders.owner =
        bench.server.world().users.values().stream()
            .filter(user -> user.name().equals("ann"))
            .findFirst()
            .orElseThrow();
    bench.server.quirks().overwriteTakesOwnership = true;
    bench.server.quirks().overwriteDropsTags = true;
    bench.replace("orders.yaml", "caption: Sales", "caption: Revenue");
    bench.replace("orders.yaml", "SUM([Sales])", "SUM([Revenue])");
    apply();
    assertEquals(2, orders.revisions.size());
    assertEquals(new TreeSet<>(Set.of("dsc:orders", "mine")), new TreeSet<>(orders.tags));
    assertEquals(List.of("ann", "By hand."), List.of(orders.owner.name(), orders.description));
    assertNoChanges();
  }

  @Test
  void loginsComeFromTheEnvironmentAndAreGivenAgainAfterAnOverwrite() {
    bench.replace(
        "orders.yaml",
        "database: shop }",
        "database: shop, username: reader, password: \"${env.DB_PASSWORD}\" }");
    bench.with("DB_PASSWORD", Secrets.DATABASE);
    apply();
    assertEquals(Optional.of(Secrets.DATABASE), orders().connections.getFirst().password);
    assertNoChanges();
    bench.replace("orders.yaml", "caption: Profit", "caption: Gains");
    bench.replace("orders.yaml", "SUM([Profit])", "SUM([Gains])");
    apply();
    assertEquals(Optional.of(Secrets.DATABASE), orders().connections.getFirst().password);
    assertNoChanges();
  }

  @Test
  void aNewNameAndPlaceKeepTheDataSource() {
    apply();
    String id = orders().id;
    bench.replace("orders.yaml", "caption: Orders", "caption: All Orders\nproject: EMEA");
    Printed planned = bench.run("plan");
    assertTrue(planned.out().contains("DSC6147"), planned.out());
    apply("--allow", "security");
    Published moved = bench.server.world().datasource("All Orders").orElseThrow();
    assertEquals(id, moved.id);
    assertEquals(bench.server.world().project("", "EMEA").id, moved.projectId);
    assertEquals(1, bench.server.world().datasources.size());
    assertNoChanges();
  }
}
