package dsc.publish.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Hands out signed-in clients, and never lets one personal access token hold two sessions: clients
 * of the same token and site share one session, and a client for another site waits until that
 * session has ended. One pool per process.
 */
public final class SessionPool {
  private final Waiting waiting;
  private final Map<String, Slot> slots = new TreeMap<>();

  public SessionPool(Waiting waiting) {
    this.waiting = waiting;
  }

  /**
   * Signs in, or joins a session that is open already.
   *
   * @param site the site's content URL; empty for the default site of Tableau Server
   */
  public TableauClient open(
      ServerAddress address, String site, Credentials credentials, HttpSettings settings) {
    Slot slot = slot(key(address, site, credentials));
    synchronized (slot) {
      slot.waitFor(site);
      Session session =
          slot.session.orElseGet(
              () -> {
                Wire wire = new Wire(address, settings, waiting);
                return signIn(wire, credentials, site);
              });
      slot.session = Optional.of(session);
      slot.leases++;
      slot.holders.add(Thread.currentThread());
      return new TableauClient(session, new Lease(slot, Thread.currentThread()));
    }
  }

  private static Session signIn(Wire wire, Credentials credentials, String site) {
    boolean done = false;
    try {
      Session session = new Session(wire, ServerInfo.ask(wire), credentials, site);
      done = true;
      return session;
    } finally {
      if (!done) {
        wire.close();
      }
    }
  }

  private Slot slot(String key) {
    synchronized (slots) {
      return slots.computeIfAbsent(key, k -> new Slot());
    }
  }

  /** A token is one slot whatever the site; other credentials have as many sessions as sites. */
  private static String key(ServerAddress address, String site, Credentials credentials) {
    return switch (credentials) {
      case Credentials.PersonalAccessToken pat -> "token\n" + address + "\n" + pat.name();
      case Credentials.UserPassword user -> "user\n" + address + "\n" + user.user() + "\n" + site;
      case Credentials.ConnectedApp app ->
          "app\n" + address + "\n" + app.clientId() + "\n" + app.user() + "\n" + site;
    };
  }

  /** The session of one key, while anybody uses it. Guarded by itself. */
  private static final class Slot {
    private Optional<Session> session = Optional.empty();
    private final List<Thread> holders = new ArrayList<>();
    private int leases;

    void waitFor(String site) {
      while (session.filter(open -> !open.site().equals(site)).isPresent()) {
        if (holders.contains(Thread.currentThread())) {
          throw new IllegalStateException(
              "a personal access token was asked for a second site before the first was closed");
        }
        try {
          wait();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
          throw Problems.interrupted();
        }
      }
    }

    synchronized void release(Thread holder) {
      leases--;
      holders.remove(holder);
      if (leases == 0) {
        session.ifPresent(
            last -> {
              last.signOut();
              last.wire().close();
            });
        session = Optional.empty();
        notifyAll();
      }
    }
  }

  /** One client's share in a session; closing it twice is closing it once. */
  static final class Lease {
    private final Slot slot;
    private final Thread holder;
    private boolean closed;

    private Lease(Slot slot, Thread holder) {
      this.slot = slot;
      this.holder = holder;
    }

    synchronized void close() {
      if (!closed) {
        closed = true;
        slot.release(holder);
      }
    }
  }
}
