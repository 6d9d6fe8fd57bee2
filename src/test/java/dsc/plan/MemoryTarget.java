package dsc.plan;

import dsc.diag.Code;
import dsc.diag.DscException;
import dsc.model.Datasource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A target in memory, with switches for what may go wrong. */
final class MemoryTarget implements Target {
  /** What happens to a publish. */
  enum Fault {
    NONE,
    /** It fails and the old one stays. */
    FAILS,
    /** It succeeds, but the answer is lost. */
    ANSWER_LOST,
    /** It fails, and the answer is lost. */
    LOST,
    /** Something else arrives than was sent. */
    GARBLED
  }

  private record Item(Desired desired, Optional<ExtractFingerprint> extract, int revision) {}

  private final SortedMap<PublicationKey, Item> items = new TreeMap<>();
  private final SortedMap<PublicationKey, Datasource> changedByHand = new TreeMap<>();
  private final Map<PublicationKey, Fault> faults = new TreeMap<>();
  private final Path folder;
  private int revisions;

  MemoryTarget(Path folder) {
    this.folder = folder;
  }

  void fault(PublicationKey key, Fault fault) {
    faults.put(key, fault);
  }

  void changeByHand(PublicationKey key, Datasource datasource) {
    changedByHand.put(key, datasource);
    Item item = items.get(key);
    if (item != null) {
      items.put(key, new Item(item.desired(), item.extract(), ++revisions));
    }
  }

  @Override
  public String description() {
    return "memory";
  }

  @Override
  public String place(SortedMap<String, String> attributes) {
    return attributes.getOrDefault("name", "");
  }

  @Override
  public Lookup find(PublicationKey key, SortedMap<String, String> attributes) {
    Item item = items.get(key);
    if (item == null) {
      return new Lookup.Absent();
    }
    Datasource applied = item.desired().datasource();
    return new Lookup.Ours(
        new Published(
            item.desired().attributes(),
            changedByHand.getOrDefault(key, applied),
            Optional.of(applied),
            item.extract().map(e -> new PublishedExtract(Optional.of(e))),
            new Revision("r" + item.revision())));
  }

  @Override
  public List<Managed> managed() {
    return items.values().stream()
        .map(item -> new Managed(item.desired().key(), item.desired().attributes()))
        .toList();
  }

  @Override
  public Session open() {
    return new Session() {
      @Override
      public Path workFolder() {
        try {
          return Files.createTempDirectory(folder, "work");
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }

      @Override
      public Path fetch(PublicationKey key) {
        return folder;
      }

      @Override
      public Lookup publish(Publication publication) {
        put(publication);
        Desired desired = publication.desired();
        return find(desired.key(), desired.attributes());
      }

      @Override
      public void remove(PublicationKey key, Optional<Revision> revision) {
        items.remove(key);
      }

      @Override
      public void close() {}
    };
  }

  private void put(Publication publication) {
    PublicationKey key = publication.desired().key();
    Fault fault = faults.getOrDefault(key, Fault.NONE);
    if (fault == Fault.FAILS) {
      throw new DscException(Code.TARGET_FULL, "full");
    }
    if (fault != Fault.LOST) {
      items.put(key, new Item(publication.desired(), publication.extract(), ++revisions));
      changedByHand.remove(key);
    }
    if (fault == Fault.GARBLED) {
      changedByHand.put(key, Datasource.of("other", List.of()));
    }
    if (fault == Fault.ANSWER_LOST || fault == Fault.LOST) {
      throw new DscException(Code.PUBLISH_OUTCOME_UNKNOWN, "no answer");
    }
  }
}
