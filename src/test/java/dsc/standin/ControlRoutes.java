package dsc.standin;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What somebody else does to the server, for demonstrations: {@code POST /stand-in/…} without a
 * session. Tests use the objects themselves.
 */
final class ControlRoutes {
  private final World world;
  private final Faults faults;
  private final Quirks quirks;
  private final Supplier<List<String>> calls;

  ControlRoutes(World world, Faults faults, Quirks quirks, Supplier<List<String>> calls) {
    this.world = world;
    this.faults = faults;
    this.quirks = quirks;
    this.calls = calls;
  }

  void addTo(Router router) {
    router.open("edit", "POST", "stand-in/edit", (in, nobody) -> edit(in));
    router.open("workbook", "POST", "stand-in/workbook", (in, nobody) -> workbook(in));
    router.open("sites", "POST", "stand-in/sites", (in, nobody) -> sites(in));
    router.open("fail", "POST", "stand-in/fail", (in, nobody) -> fail(in));
    router.open("latency", "POST", "stand-in/latency", (in, nobody) -> latency(in));
    router.open("list", "GET", "stand-in/list", (in, nobody) -> list());
    router.open("calls", "GET", "stand-in/calls", (in, nobody) -> calls());
  }

  /** Somebody edits a data source in the browser: {@code name}, {@code old}, {@code new}. */
  private Answer edit(Incoming in) {
    world.editByHand(in.query("name"), in.query("old"), in.query("new"));
    return Answer.empty(204);
  }

  /** Somebody builds a workbook on a data source. */
  private Answer workbook(Incoming in) {
    Published datasource = world.datasource(in.query("name")).orElseThrow();
    world.usages.add(
        new Usage(
            datasource.id,
            world.newId(),
            in.query("workbook"),
            "Sales",
            in.query("owner"),
            in.query("sheet"),
            in.query("dashboard"),
            Arrays.asList(in.query("fields").split(",", -1)),
            Optional.empty()));
    return Answer.empty(204);
  }

  /** Sites {@code site-1}, {@code site-2}, … with tokens {@code ci-1}, {@code ci-2}, …. */
  private Answer sites(Incoming in) {
    int count = Integer.parseInt(in.query("count"));
    for (int site = 1; site <= count; site++) {
      world.siteWithToken("site-" + site, "ci-" + site, Secrets.SITE + "ci-" + site);
    }
    return Answer.empty(204);
  }

  /** From now on each answer comes so many milliseconds later. */
  private Answer latency(Incoming in) {
    quirks.latency = Duration.ofMillis(Long.parseLong(in.query("ms")));
    return Answer.empty(204);
  }

  /** The next requests of a {@code call} are refused with {@code code}. */
  private Answer fail(Incoming in) {
    int skip = Integer.parseInt("0" + in.query("skip"));
    Faults ignored = faults.add(in.query("call"), Fault.tableau(in.query("code")), skip, 1);
    return Answer.empty(204);
  }

  /** How many requests there were so far. */
  private Answer calls() {
    return Answer.of(200, "text/plain;charset=utf-8", calls.get().size() + "\n");
  }

  /** Everything that is published, a line each: site, name, revision, tags. */
  private Answer list() {
    StringBuilder lines = new StringBuilder();
    for (Published datasource : world.datasources.values()) {
      World.Site site = world.sites.get(datasource.siteId);
      lines
          .append(site == null ? "" : site.contentUrl())
          .append("\t")
          .append(datasource.name)
          .append("\trevision ")
          .append(datasource.newest().number())
          .append("\t")
          .append(String.join(" ", datasource.tags))
          .append("\n");
    }
    return Answer.of(200, "text/plain;charset=utf-8", lines.toString());
  }
}
