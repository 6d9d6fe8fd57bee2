package dsc.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dsc.Golden;
import dsc.standin.Fault;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user reads who gave dsc the wrong server, site, token, project or name. */
final class BadServerInputIT {
  private static final Path EXPECTED = Path.of("src/test/cases/server/bad-input.txt");

  private final Path folder;
  private final StringBuilder transcript = new StringBuilder();

  BadServerInputIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void eachMistakeIsNamedAndNothingIsPublished() {
    plan("Another web site", bench -> bench.server.faults().always("serverInfo", Fault.page(200)));
    plan(
        "http to another machine",
        bench -> bench.replace("dsc.yaml", bench.server.url(), "http://tableau.example.com"));
    plan(
        "The address of a page",
        bench ->
            bench.replace(
                "dsc.yaml",
                bench.server.url(),
                "https://tableau.example.com/#/site/sales/projects"));
    plan("A site that is not there", bench -> bench.replace("dsc.yaml", "Samples", "Sample"));
    plan("A token that was revoked", bench -> bench.with("TABLEAU_TOKEN", "no-longer"));
    plan(
        "A server that is too old for a connected app",
        bench -> {
          bench.server.quirks().apiVersion = "3.15";
          bench.with("APP_SECRET", "of-the-app");
          bench.replace(
              "dsc.yaml",
              "token_name: ci\n    token: ${env.TABLEAU_TOKEN}",
              "client_id: app-id\n    secret_id: secret-id\n    secret: ${env.APP_SECRET}\n"
                  + "    username: ann");
        });
    plan("A project that is not there", bench -> bench.replace("dsc.yaml", "Sales", "Sale/EMEA"));
    plan(
        "A user who is not there",
        bench -> bench.write("orders.yaml", ServerBench.ORDERS + "owner: nobody\n"));
    plan(
        "A schedule that is not there",
        bench -> bench.write("orders.yaml", ServerBench.ORDERS + "schedule: At noon\n"));
    plan(
        "A name that differs only in case",
        bench -> {
          published(bench);
          bench.server.world().datasource("Orders").orElseThrow().name = "ORDERS";
        });
    plan("What somebody else published", BadServerInputIT::published);
    plan(
        "What another workspace manages",
        bench -> {
          published(bench);
          bench.server.world().datasource("Orders").orElseThrow().tags.add("dsc:finance:orders");
        });
    run(
        "No permission to publish into the project",
        "apply",
        bench -> bench.server.faults().always("publish", Fault.tableau("403004")));
    run(
        "No permission to make the project",
        "apply",
        bench -> {
          bench.write("dsc.yaml", bench.workspace("create_projects: true"));
          bench.replace("dsc.yaml", "Sales", "Sales/New");
          bench.server.faults().always("createProject", Fault.tableau("403045"));
        });
    Golden.check(EXPECTED, transcript.toString());
  }

  /** Somebody published a data source of the name, and dsc knows nothing of it. */
  private static void published(ServerBench bench) {
    Printed applied = bench.run("apply", "--yes");
    assertEquals(0, applied.code(), applied.out() + applied.err());
    bench.server.world().datasource("Orders").orElseThrow().tags.clear();
    bench.write("dsc.yaml", bench.workspace("state: elsewhere"));
  }

  private void plan(String what, Consumer<ServerBench> mistake) {
    run(what, "plan", mistake);
  }

  private void run(String what, String command, Consumer<ServerBench> mistake) {
    Path own = folder.resolve("case-" + transcript.length());
    try (ServerBench bench = new ServerBench(own)) {
      mistake.accept(bench);
      long before = bench.server.world().datasources.size();
      Printed printed = command.equals("apply") ? bench.run(command, "--yes") : bench.run(command);
      assertEquals(before, bench.server.world().datasources.size(), what);
      transcript
          .append("# ")
          .append(what)
          .append("\n\n$ dsc ")
          .append(command)
          .append("\n")
          .append(neutral(printed.out() + printed.err(), bench))
          .append("(exit ")
          .append(printed.code())
          .append(")\n\n");
    }
  }

  /** Ports differ from run to run. */
  private static String neutral(String text, ServerBench bench) {
    return text.replace(":" + bench.server.port(), ":8765").replace(bench.folder() + "/", "");
  }
}
