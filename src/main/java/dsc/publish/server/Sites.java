package dsc.publish.server;

import dsc.publish.rest.ServerAddress;
import dsc.publish.rest.SessionPool;
import dsc.publish.rest.TableauClient;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The sites of a target and their sessions. A token has one session at a time: work on another site
 * of the same token waits until the work on the first has ended, and then signs in there. What
 * stays on one site keeps its session to the end.
 */
final class Sites implements AutoCloseable {
  private final List<SiteAddress> addresses;
  private final ServerSettings settings;
  private final SessionPool pool;
  private final Map<String, Slot> slots = new LinkedHashMap<>();
  private final Map<ServerAddress, Semaphore> limits = new LinkedHashMap<>();

  /**
   * @param addresses the first is the home of what names no site
   */
  Sites(List<SiteAddress> addresses, ServerSettings settings) {
    this.addresses = List.copyOf(addresses);
    this.settings = settings;
    this.pool = new SessionPool(settings.waiting());
  }

  SiteAddress home() {
    return addresses.getFirst();
  }

  /** How many servers there are. */
  int servers() {
    return (int) addresses.stream().map(SiteAddress::server).distinct().count();
  }

  /** The site that attributes name; an unknown name is another site of the home server. */
  SiteAddress address(String name) {
    return addresses.stream()
        .filter(address -> address.name().equals(name))
        .findFirst()
        .orElseGet(
            () ->
                name.equals(home().contentUrl())
                    ? home()
                    : new SiteAddress(name, home().server(), name, home().credentials()));
  }

  /** Works on a site; waits while the same token is busy on another one. */
  <T> T with(SiteAddress address, Function<Site, T> work) {
    Slot slot = slot(address);
    Site site = slot.enter(address);
    try {
      return work.apply(site);
    } finally {
      slot.leave();
    }
  }

  /** The same for writing, of which a server gets only so much at once. */
  <T> T withWriting(SiteAddress address, Function<Site, T> work) {
    return with(
        address,
        site -> {
          Semaphore limit = limit(address.server());
          limit.acquireUninterruptibly();
          try {
            return work.apply(site);
          } finally {
            limit.release();
          }
        });
  }

  /** Forgets all lists that were read. */
  void forget() {
    open().forEach(Site::forget);
  }

  /** All sites that were declared, and those that were worked on and are still signed in to. */
  List<SiteAddress> all() {
    return Stream.concat(addresses.stream(), open().stream().map(Site::address))
        .distinct()
        .toList();
  }

  private List<Site> open() {
    synchronized (slots) {
      return slots.values().stream().flatMap(slot -> slot.site().stream()).toList();
    }
  }

  private Semaphore limit(ServerAddress server) {
    synchronized (limits) {
      return limits.computeIfAbsent(server, s -> new Semaphore(settings.parallel()));
    }
  }

  private Slot slot(SiteAddress address) {
    synchronized (slots) {
      return slots.computeIfAbsent(address.slot(), s -> new Slot());
    }
  }

  @Override
  public void close() {
    List<Slot> all;
    synchronized (slots) {
      all = new ArrayList<>(slots.values());
    }
    all.forEach(Slot::end);
  }

  /** The session of one token. Guarded by itself. */
  private final class Slot {
    private Optional<Site> current = Optional.empty();
    private Optional<TableauClient> client = Optional.empty();
    private int busy;

    synchronized Optional<Site> site() {
      return current;
    }

    synchronized Site enter(SiteAddress address) {
      while (busy > 0 && !isAt(address)) {
        try {
          wait();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw Problems.interrupted();
        }
      }
      if (!isAt(address)) {
        end();
        TableauClient opened =
            pool.open(
                address.server(), address.contentUrl(), address.credentials(), settings.http());
        client = Optional.of(opened);
        current = Optional.of(new Site(address, opened));
      }
      busy++;
      return current.orElseThrow();
    }

    private boolean isAt(SiteAddress address) {
      return current
          .filter(site -> site.address().contentUrl().equals(address.contentUrl()))
          .isPresent();
    }

    synchronized void leave() {
      busy--;
      notifyAll();
    }

    synchronized void end() {
      client.ifPresent(TableauClient::close);
      client = Optional.empty();
      current = Optional.empty();
    }
  }
}
