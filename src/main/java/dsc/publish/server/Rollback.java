package dsc.publish.server;

import dsc.plan.Fingerprint;
import dsc.plan.PublicationKey;
import dsc.publish.rest.Download;
import dsc.publish.rest.RemoteDatasource;
import dsc.publish.rest.Revision;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * Puts the content before the present one back: the server's revision that dsc applied before, or
 * else the newest but one. There is no call that goes back, so it is published again as the newest.
 */
final class Rollback {
  private final Site site;
  private final Finder finder;
  private final StateFolder state;
  private final ServerSettings settings;
  private final Logins logins;

  Rollback(Site site, Finder finder, StateFolder state, ServerSettings settings, Logins logins) {
    this.site = site;
    this.finder = finder;
    this.state = state;
    this.settings = settings;
    this.logins = logins;
  }

  dsc.plan.Revision run(PublicationKey key, SortedMap<String, String> attributes, Path folder) {
    Entry entry = state.entry(key).orElseThrow(() -> Problems.notPublished(key));
    if (!(finder.locate(site, key, attributes, Optional.of(entry))
        instanceof Finder.Spot.Ours(RemoteDatasource remote))) {
      throw Problems.notPublished(key);
    }
    List<Revision> all = site.client().revisions().list(remote.id());
    Optional<Entry.Applied> known =
        entry
            .previous()
            .filter(p -> all.stream().anyMatch(r -> r.number() == p.revision() && !r.current()));
    Revision back =
        all.stream()
            .filter(revision -> !revision.current() && !revision.deleted())
            .filter(revision -> known.map(k -> k.revision() == revision.number()).orElse(true))
            .max(Comparator.comparingInt(Revision::number))
            .orElseThrow(() -> Problems.nothingBefore(key));
    Snapshot snapshot =
        Snapshot.of(
            site.client().datasources().get(remote.id()),
            site.client().permissions().get(remote.id()).rules());
    Path file = folder.resolve("earlier");
    Download download = site.client().revisions().download(remote.id(), back, file);
    byte[] tds = Documents.read(download).document();
    state.keep(tds);
    int before = all.stream().mapToInt(Revision::number).max().orElse(0);
    state.put(
        entry.announcing(
            new Entry.Pending(
                before,
                entry.attributes(),
                Fingerprint.of(tds),
                known.flatMap(Entry.Applied::extract),
                Optional.of(snapshot))));
    RemoteDatasource published =
        site.client()
            .revisions()
            .rollBack(
                remote,
                back,
                folder.resolve("again"),
                site.client().publishing(settings.publish()));
    new Repair(site, settings.managedBy(), logins)
        .run(published, key, entry.attributes(), Optional.of(snapshot), true);
    int now = site.client().datasources().newestRevision(published.id());
    state.put(
        entry.with(
            entry.attributes(),
            new Entry.Applied(
                published.id(), now, Fingerprint.of(tds), known.flatMap(Entry.Applied::extract))));
    Optional<RemoteDatasource> reread = site.lookUp(published.id());
    return reread
        .flatMap(r -> finder.find(site, key, attributes).revision())
        .orElseThrow(() -> Problems.notPublished(key));
  }
}
