package dsc.publish.server;

import dsc.plan.Impact;
import dsc.plan.Lookup;
import dsc.plan.Managed;
import dsc.plan.PublicationKey;
import dsc.plan.Target;
import dsc.plan.diff.Address;
import dsc.publish.directory.DocumentReader;
import dsc.publish.directory.FolderLock;
import dsc.publish.rest.RemoteDatasource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Tableau Server or Tableau Cloud: one site or many, of one server or several. */
public final class ServerTarget implements Target {
  /** The attribute that holds the path of the project. */
  public static final String PROJECT = Attributes.PROJECT;

  private static final int MOST_THREADS = 64;

  /** Reading is eight times as wide as publishing: most of it is waiting for the network. */
  private static final int READS = 8;

  private final Sites sites;
  private final StateFolder state;
  private final ServerSettings settings;
  private final Finder finder;
  private final Logins logins;

  /**
   * Nothing is asked of the server before the first lookup.
   *
   * @param addresses at least one; the first is for data sources that name no site
   * @param documents reads a .tds into the form that is compared
   */
  public ServerTarget(
      List<SiteAddress> addresses,
      StateFolder state,
      DocumentReader documents,
      Logins logins,
      ServerSettings settings) {
    this.sites = new Sites(addresses, settings);
    this.state = state;
    this.settings = settings;
    this.finder = new Finder(state, documents, settings);
    this.logins = logins;
  }

  @Override
  public String description() {
    return "server " + sites.home().server() + " (site " + sites.home().shown() + ")";
  }

  @Override
  public String place(SortedMap<String, String> attributes) {
    SiteAddress address = address(attributes);
    return address.server()
        + " "
        + address.contentUrl()
        + ": "
        + Attributes.project(attributes)
        + "/"
        + Attributes.name(attributes);
  }

  private SiteAddress address(SortedMap<String, String> attributes) {
    return sites.address(Attributes.site(attributes));
  }

  @Override
  public Lookup find(PublicationKey key, SortedMap<String, String> attributes) {
    return sites.with(address(attributes), site -> finder.find(site, key, attributes));
  }

  /**
   * A data source as the server gives it, whoever published it; its extract stays where it is.
   *
   * @param attributes its name, and its project and site where the name alone does not tell
   */
  public PublishedFile document(SortedMap<String, String> attributes) {
    return sites.with(
        address(attributes), site -> Documents.download(site, Finder.named(site, attributes).id()));
  }

  /** Several at once, site by site, so that a token changes its site as seldom as possible. */
  @Override
  public SortedMap<PublicationKey, Lookup> findAll(
      SortedMap<PublicationKey, SortedMap<String, String>> wanted) {
    SortedMap<PublicationKey, Lookup> found = new ConcurrentSkipListMap<>();
    SortedMap<String, List<PublicationKey>> bySite = new TreeMap<>();
    wanted.forEach(
        (key, attributes) ->
            bySite
                .computeIfAbsent(address(attributes).contentUrl(), s -> new ArrayList<>())
                .add(key));
    int threads = Math.min(MOST_THREADS, READS * settings.parallel() * sites.servers());
    try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Future<?>> running = new ArrayList<>();
      bySite
          .values()
          .forEach(
              keys ->
                  keys.forEach(
                      key ->
                          running.add(
                              pool.submit(
                                  () ->
                                      found.put(
                                          key,
                                          find(key, wanted.getOrDefault(key, new TreeMap<>())))))));
      running.forEach(ServerTarget::await);
    }
    return found;
  }

  private static void await(Future<?> one) {
    try {
      one.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Problems.interrupted();
    }
  }

  /** What the record has, and what bears the tag on any site of the target. */
  @Override
  public List<Managed> managed() {
    Map<PublicationKey, Managed> all = new TreeMap<>();
    for (SiteAddress address : sites.all()) {
      sites.with(address, this::tagged).forEach(managed -> all.put(managed.key(), managed));
    }
    for (Entry entry : state.all()) {
      if (entry.applied().isPresent()) {
        all.put(entry.key(), new Managed(entry.key(), entry.attributes()));
      }
    }
    return List.copyOf(all.values());
  }

  private List<Managed> tagged(Site site) {
    List<Managed> tagged = new ArrayList<>();
    for (RemoteDatasource remote : site.datasources().values()) {
      ManagedTag.among(remote.tags())
          .filter(tag -> tag.managedBy().equals(settings.managedBy()))
          .ifPresent(tag -> tagged.add(new Managed(tag.key(), attributes(site, remote))));
    }
    return tagged;
  }

  private static SortedMap<String, String> attributes(Site site, RemoteDatasource remote) {
    SortedMap<String, String> attributes = new TreeMap<>();
    attributes.put(dsc.plan.Desired.NAME, remote.name());
    remote
        .projectId()
        .ifPresent(
            id ->
                attributes.put(
                    Attributes.PROJECT, site.path(id, remote.projectName().orElse(id)).toString()));
    if (!site.address().name().isEmpty()) {
      attributes.put(Attributes.SITE, site.address().name());
    }
    return attributes;
  }

  @Override
  public Optional<Impact> impact(
      PublicationKey key, SortedMap<String, String> attributes, Collection<Address> elements) {
    List<String> fields =
        elements.stream()
            .filter(element -> element.kind().equals("field"))
            .map(Address::shown)
            .distinct()
            .sorted()
            .toList();
    return sites.with(
        address(attributes),
        site ->
            finder.locate(site, key, attributes, state.entry(key))
                    instanceof Finder.Spot.Ours(RemoteDatasource remote)
                ? Optional.of(Impacts.of(site.client().metadata().impact(remote.id(), fields)))
                : Optional.empty());
  }

  @Override
  public Session open() {
    FolderLock lock = state.lock();
    try {
      sites.forget();
      ServerSession session =
          new ServerSession(sites, finder, state, settings, logins, this::managed, lock);
      session.recover();
      return session;
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  @Override
  public void recover() {
    if (state.all().stream().anyMatch(entry -> entry.pending().isPresent())) {
      open().close();
    }
  }

  @Override
  public void close() {
    sites.close();
  }
}
