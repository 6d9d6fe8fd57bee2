package dsc.publish.server;

import dsc.catalog.DataType;
import dsc.catalog.Role;
import dsc.diag.DscException;
import dsc.model.Datasource;
import dsc.model.ElementId;
import dsc.model.Normalizer;
import dsc.model.Settings;
import dsc.model.Table;
import dsc.plan.Applier;
import dsc.plan.Desired;
import dsc.plan.Fingerprint;
import dsc.plan.Flights;
import dsc.plan.Plan;
import dsc.plan.Planner;
import dsc.plan.Policy;
import dsc.plan.Progress;
import dsc.plan.PublicationKey;
import dsc.plan.Report;
import dsc.plan.Rollout;
import dsc.publish.directory.DocumentReader;
import dsc.publish.rest.Credentials;
import dsc.publish.rest.HttpSettings;
import dsc.publish.rest.PublishSettings;
import dsc.publish.rest.Secret;
import dsc.publish.rest.ServerAddress;
import dsc.publish.rest.Waiting;
import dsc.standin.Published;
import dsc.standin.Secrets;
import dsc.standin.StandIn;
import dsc.tds.TdsWriter;
import dsc.tds.TdsxReader;
import dsc.tds.TdsxWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Some data sources on a stand-in server, applied version after version; time takes none. */
final class Fleet implements AutoCloseable {
  static final int SIZE = Integer.getInteger("dsc.fleet", 4);

  private static final SortedMap<String, String> NONE = new TreeMap<>();

  private static final Pattern VERSION = Pattern.compile("caption='Delay \\d+ v(\\d+)'");

  final StandIn server = StandIn.start();
  final Clock clock = new Clock();
  private final Path folder;
  private final PublishSettings publishing;
  private final Map<Integer, List<Desired>> made = new ConcurrentHashMap<>();

  /**
   * @param publishing decides whether files go in one request or in blocks
   */
  Fleet(Path folder, PublishSettings publishing) {
    this.folder = folder;
    this.publishing = publishing;
    server.quirks().rewritesTds = true;
    server.quirks().overwriteDropsTags = true;
  }

  static PublishSettings inOne() {
    return PublishSettings.standard();
  }

  static PublishSettings inBlocks() {
    return new PublishSettings(100, 700, 2, Duration.ofHours(2), Duration.ofMinutes(10));
  }

  /** Time that passes only when somebody sleeps, and then at once. */
  static final class Clock implements Waiting {
    private Instant now = Instant.parse("2026-03-01T12:00:00Z");

    @Override
    public synchronized Instant now() {
      return now;
    }

    @Override
    public synchronized void sleep(Duration duration) {
      now = now.plus(duration);
    }
  }

  static String name(int number) {
    return "Flights %02d".formatted(number);
  }

  /** What the workspace wants of one data source in one version. */
  private Desired wanted(int number, int version) {
    return all(version).get(number - 1);
  }

  private static Desired make(int number, int version) {
    byte[] tds = TdsWriter.write(model(number, version));
    TreeMap<String, String> attributes =
        new TreeMap<>(
            Map.of(
                Desired.NAME, name(number), "project", "Sales/EMEA", "description", "v" + version));
    attributes.put("permissions of group Analysts", "allow Read");
    return new Desired(
        PublicationKey.of("flights" + number),
        attributes,
        read(tds),
        Fingerprint.of(tds),
        Optional.empty(),
        new TreeMap<>());
  }

  private static Datasource model(int number, int version) {
    return Datasource.of(
        "flights",
        List.of(
            new Settings(Optional.of("Flights"), NONE, NONE, NONE),
            Flights.connection("db.example"),
            new Table(
                new ElementId(ElementId.Kind.TABLE, "flights"),
                "postgres.1",
                new Table.Source.Named("[ops].[flights]")),
            Flights.column(
                "delay", "Delay " + number + " v" + version, DataType.INTEGER, Role.MEASURE)));
  }

  private List<Desired> all(int version) {
    return made.computeIfAbsent(
        version, v -> IntStream.rangeClosed(1, SIZE).mapToObj(number -> make(number, v)).toList());
  }

  static Datasource read(byte[] tds) {
    return Normalizer.onServer(Normalizer.normalize(DocumentReader.tableau().read(tds)));
  }

  ServerTarget target() {
    return new ServerTarget(
        List.of(
            new SiteAddress(
                "",
                ServerAddress.parse(server.url()),
                "Samples",
                new Credentials.PersonalAccessToken("ci", Secret.of(Secrets.TOKEN)))),
        new StateFolder(folder.resolve("state")),
        Fleet::read,
        Logins.none(),
        ServerSettings.standard()
            .waiting(clock)
            .publishing(publishing)
            .over(HttpSettings.standard().withPageSize(7)));
  }

  Plan plan(int version) {
    ServerTarget target = target();
    try {
      return plan(target, version);
    } finally {
      target.close();
    }
  }

  private Plan plan(ServerTarget target, int version) {
    return new Planner("0.1.0", target, Policy.allowing(List.of("all")), Set.of())
        .plan(all(version));
  }

  /** What failed; nothing when everything was done. */
  List<DscException> apply(int version) {
    ServerTarget target = target();
    try {
      target.recover();
      Plan plan = plan(target, version);
      Report report =
          new Applier(target, this::build, new Rollout(0, 0, 2, SIZE), Progress.silent())
              .apply(plan, all(version));
      return report.results().stream().flatMap(result -> result.failure().stream()).toList();
    } catch (DscException failure) {
      return List.of(failure);
    } finally {
      target.close();
    }
  }

  private dsc.plan.PackageBuilder.Built build(
      Desired desired, dsc.plan.ExtractDecision decision, Optional<Path> published, Path file) {
    String key = desired.key().datasource();
    String version = desired.attributes().getOrDefault("description", "").substring(1);
    Datasource model =
        model(Integer.parseInt(key.substring("flights".length())), Integer.parseInt(version));
    TdsxWriter.write(file, TdsWriter.write(model), "flights", Optional.empty());
    return dsc.plan.PackageBuilder.Built.of(Optional.empty());
  }

  /** Somebody removes some, and dsc forgets them: the next apply creates them. */
  void forget(int from) {
    for (int number = from; number <= SIZE; number++) {
      String name = name(number);
      server.world().datasources.values().removeIf(published -> published.name.equals(name));
      new StateFolder(folder.resolve("state")).remove(PublicationKey.of("flights" + number));
    }
  }

  /** The version of what is published under a name; fails unless it is one whole data source. */
  Optional<Integer> version(int number) {
    List<Published> found =
        server.world().datasources.values().stream()
            .filter(published -> published.name.equals(name(number)))
            .toList();
    if (found.size() > 1) {
      throw new AssertionError(name(number) + " is there " + found.size() + " times");
    }
    return found.stream().findFirst().map(published -> version(number, published));
  }

  private int version(int number, Published published) {
    try {
      Path copy = Files.copy(published.newest().file(), folder.resolve("copy"));
      try (TdsxReader reader = TdsxReader.open(copy)) {
        byte[] tds = reader.document();
        Matcher caption = VERSION.matcher(new String(tds, StandardCharsets.UTF_8));
        int version = caption.find() ? Integer.parseInt(caption.group(1)) : 0;
        if (!wanted(number, version).datasource().equals(read(tds))) {
          throw new AssertionError(published.name + " is none of its versions");
        }
        return version;
      } finally {
        Files.delete(copy);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
