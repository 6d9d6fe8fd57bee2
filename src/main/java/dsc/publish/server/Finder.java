package dsc.publish.server;

import dsc.diag.Code;
import dsc.diag.DscException;
import dsc.diag.Suggestions;
import dsc.model.Datasource;
import dsc.model.Extract;
import dsc.plan.Desired;
import dsc.plan.Fingerprint;
import dsc.plan.Lookup;
import dsc.plan.PublicationKey;
import dsc.plan.Published;
import dsc.plan.PublishedExtract;
import dsc.plan.Revision;
import dsc.plan.diff.Differ;
import dsc.publish.directory.DocumentReader;
import dsc.publish.rest.Project;
import dsc.publish.rest.ProjectPath;
import dsc.publish.rest.RemoteDatasource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;

/** Finds what a site holds for a key and reads it. */
final class Finder {
  private static final int DIGITS = 16;

  private final StateFolder state;
  private final DocumentReader documents;
  private final String managedBy;
  private final boolean createsProjects;

  Finder(StateFolder state, DocumentReader documents, ServerSettings settings) {
    this.state = state;
    this.documents = documents;
    this.managedBy = settings.managedBy();
    this.createsProjects = settings.createProjects();
  }

  /** What is at the place or under the key, before anything is read of it. */
  sealed interface Spot {
    record Nothing(boolean gone) implements Spot {}

    record Ours(RemoteDatasource remote) implements Spot {}

    record Theirs(RemoteDatasource remote, String whose) implements Spot {}

    record Unusable(Code code, String why) implements Spot {}
  }

  /** A data source as it is on the server. */
  record Content(int revision, Fingerprint digest, Datasource datasource) {}

  /** The only data source of a name, in a project when one is said. */
  static RemoteDatasource named(Site site, SortedMap<String, String> attributes) {
    String name = Attributes.name(attributes);
    Optional<Project> project = Optional.empty();
    if (attributes.containsKey(Attributes.PROJECT)) {
      ProjectPath path = Attributes.project(attributes);
      project = Optional.of(site.project(path).orElseThrow(() -> Problems.noProject(path)));
    }
    Optional<String> inside = project.map(Project::id);
    List<RemoteDatasource> found =
        site.datasources().values().stream()
            .filter(d -> Site.same(d.name(), name))
            .filter(d -> inside.isEmpty() || d.projectId().equals(inside))
            .toList();
    if (found.size() > 1) {
      throw Problems.severalOfTheName(
          name,
          found.stream()
              .flatMap(d -> d.projectId().stream())
              .map(id -> site.path(id, id).toString())
              .sorted()
              .toList());
    }
    return found.stream()
        .findFirst()
        .orElseThrow(
            () ->
                Problems.noneOfTheName(
                    name,
                    site.datasources().values().stream().map(RemoteDatasource::name).toList()));
  }

  /**
   * What a target says about a key.
   *
   * @param revision the server's number of what is there, if it could be read
   */
  record Found(Lookup lookup, OptionalInt revision) {
    static Found nothing(Lookup lookup) {
      return new Found(lookup, OptionalInt.empty());
    }
  }

  Lookup find(Site site, PublicationKey key, SortedMap<String, String> attributes) {
    return read(site, key, attributes).lookup();
  }

  Found read(Site site, PublicationKey key, SortedMap<String, String> attributes) {
    Optional<Entry> entry = state.entry(key);
    Optional<Spot.Unusable> unusable = Attributes.problem(site, attributes);
    Spot spot = unusable.isPresent() ? unusable.get() : locate(site, key, attributes, entry);
    return switch (spot) {
      case Spot.Nothing(boolean gone) ->
          Found.nothing(gone ? new Lookup.Gone() : new Lookup.Absent());
      case Spot.Unusable(Code code, String why) -> Found.nothing(new Lookup.Unusable(code, why));
      case Spot.Ours(RemoteDatasource remote) -> ours(site, remote, attributes, entry);
      case Spot.Theirs(RemoteDatasource remote, String whose) ->
          theirs(site, remote, attributes, whose);
    };
  }

  Spot locate(
      Site site, PublicationKey key, SortedMap<String, String> attributes, Optional<Entry> entry) {
    Optional<String> otherSite =
        entry.map(Entry::site).filter(name -> !name.equals(Attributes.site(attributes)));
    if (otherSite.isPresent() && entry.flatMap(Entry::applied).isPresent()) {
      return new Spot.Unusable(
          Code.PUBLICATION_MOVED,
          "It is published on site `"
              + otherSite.get()
              + "`, and content does not move between sites: remove it there with --prune first.");
    }
    ProjectPath path = Attributes.project(attributes);
    Optional<Project> project = site.project(path);
    if (project.isEmpty() && !createsProjects) {
      return noProject(site, path);
    }
    String name = Attributes.name(attributes);
    Optional<RemoteDatasource> mine = mine(site, key, entry);
    Optional<RemoteDatasource> there =
        project.flatMap(
            p ->
                site.datasources().values().stream()
                    .filter(d -> d.projectId().equals(Optional.of(p.id())))
                    .filter(d -> Site.same(d.name(), name))
                    .filter(d -> mine.filter(m -> m.id().equals(d.id())).isEmpty())
                    .findFirst());
    if (there.isPresent()) {
      return inTheWay(site, name, mine, there.get(), entry);
    }
    if (mine.isPresent()) {
      return new Spot.Ours(mine.get());
    }
    return new Spot.Nothing(entry.flatMap(Entry::applied).isPresent());
  }

  private Optional<RemoteDatasource> mine(Site site, PublicationKey key, Optional<Entry> entry) {
    ManagedTag tag = new ManagedTag(managedBy, key);
    Optional<RemoteDatasource> recorded =
        entry
            .flatMap(Entry::applied)
            .flatMap(
                applied ->
                    Optional.ofNullable(site.datasources().get(applied.id()))
                        // A new one can be missing from lists for a while.
                        .or(() -> site.lookUp(applied.id())))
            .filter(remote -> ManagedTag.among(remote.tags()).map(tag::equals).orElse(true));
    return recorded.or(
        () ->
            site.datasources().values().stream()
                .filter(remote -> remote.tags().contains(tag.label()))
                .findFirst());
  }

  private Spot inTheWay(
      Site site,
      String name,
      Optional<RemoteDatasource> mine,
      RemoteDatasource there,
      Optional<Entry> entry) {
    if (mine.isPresent()) {
      return new Spot.Unusable(
          Code.NAME_TAKEN,
          "`"
              + mine.get().name()
              + "` is to be called `"
              + name
              + "`, and another data source has that name.");
    }
    if (!there.name().equals(name)) {
      return new Spot.Unusable(
          Code.NAME_TAKEN,
          "`"
              + name
              + "` is published as `"
              + there.name()
              + "`, which is the same name to the server; write it like that, or choose another.");
    }
    Optional<ManagedTag> tag = ManagedTag.among(there.tags());
    if (tag.isEmpty() && isPending(site, there, entry)) {
      return new Spot.Ours(there);
    }
    return new Spot.Theirs(
        there,
        tag.map(
                t ->
                    t.managedBy().equals(managedBy)
                        ? "dsc published it for " + t.key()
                        : "dsc manages it for workspace `"
                            + (t.managedBy().isEmpty() ? "(no name)" : t.managedBy())
                            + "`")
            .orElse("dsc did not publish it"));
  }

  /** Whether it is what an interrupted publish was about to put there. */
  private boolean isPending(Site site, RemoteDatasource there, Optional<Entry> entry) {
    return entry
        .flatMap(Entry::pending)
        .filter(pending -> holds(content(site, there).datasource(), pending.tds()))
        .isPresent();
  }

  /** Whether content is that of a document that was sent. */
  boolean holds(Datasource now, Fingerprint tds) {
    return applied(tds).filter(sent -> Differ.diff(sent, now).isEmpty()).isPresent();
  }

  /** A document that was sent, as it is compared. */
  Optional<Datasource> applied(Fingerprint tds) {
    return state.kept(tds).flatMap(this::readable);
  }

  /** A copy that this dsc can no longer read costs the sight of drift, nothing else. */
  private Optional<Datasource> readable(byte[] tds) {
    try {
      return Optional.of(documents.read(tds));
    } catch (DscException unreadable) {
      return Optional.empty();
    }
  }

  Content content(Site site, RemoteDatasource remote) {
    int revision = site.client().datasources().newestRevision(remote.id());
    byte[] tds = Documents.download(site, remote.id()).document();
    return new Content(revision, Fingerprint.of(tds), documents.read(tds));
  }

  /** The entry with anything pending settled by what the server holds. */
  Optional<Entry> settled(Optional<Entry> entry, RemoteDatasource remote, Content content) {
    return entry.map(
        e ->
            e.pending()
                .map(
                    pending ->
                        content.revision() > pending.before()
                                && holds(content.datasource(), pending.tds())
                            ? e.settled(remote.id(), content.revision())
                            : e.undone())
                .orElse(e));
  }

  private Found ours(
      Site site,
      RemoteDatasource remote,
      SortedMap<String, String> attributes,
      Optional<Entry> recorded) {
    Content content;
    try {
      content = content(site, remote);
    } catch (DscException e) {
      return Found.nothing(damaged(true, site, remote, e));
    }
    Optional<Entry> entry = settled(recorded, remote, content);
    SortedMap<String, String> now = new TreeMap<>(Attributes.read(site, remote, attributes));
    Optional<String> isProtected =
        entry.map(Entry::attributes).map(known -> known.get(Desired.PROTECT));
    isProtected.ifPresent(value -> now.put(Desired.PROTECT, value));
    Optional<Entry.Applied> applied = entry.flatMap(Entry::applied);
    Published published =
        new Published(
            now,
            content.datasource(),
            applied.flatMap(a -> applied(a.tds())),
            extract(content, applied),
            revision(remote, content, now),
            // After an interrupted publish, what differs may be what it did not get to put back.
            recorded
                .filter(e -> e.pending().isEmpty() && e.applied().isPresent())
                .map(e -> shared(e.attributes(), now)));
    return new Found(new Lookup.Ours(published), OptionalInt.of(content.revision()));
  }

  /** What was applied of the attributes that are read now: others are news, not drift. */
  private static SortedMap<String, String> shared(
      SortedMap<String, String> known, SortedMap<String, String> now) {
    TreeMap<String, String> shared = new TreeMap<>();
    shared.putAll(now);
    known.forEach(
        (name, value) -> {
          if (shared.containsKey(name)) {
            shared.put(name, value);
          }
        });
    return shared;
  }

  private static Optional<PublishedExtract> extract(
      Content content, Optional<Entry.Applied> applied) {
    Optional<Entry.Applied> same = applied.filter(a -> a.revision() == content.revision());
    return same.isPresent()
        ? same.get().extract().map(e -> new PublishedExtract(Optional.of(e)))
        : content.datasource().only(Extract.class).map(e -> new PublishedExtract(Optional.empty()));
  }

  private Found theirs(
      Site site, RemoteDatasource remote, SortedMap<String, String> attributes, String whose) {
    String place = place(site, remote) + " (" + whose + ")";
    Content content;
    try {
      content = content(site, remote);
    } catch (DscException e) {
      return Found.nothing(damaged(false, site, remote, e));
    }
    SortedMap<String, String> now = new TreeMap<>(Attributes.read(site, remote, attributes));
    Revision revision = revision(remote, content, now);
    now.put(Attributes.MANAGED_BY, whose);
    Published published =
        new Published(
            now,
            content.datasource(),
            Optional.empty(),
            content
                .datasource()
                .only(Extract.class)
                .map(e -> new PublishedExtract(Optional.empty())),
            revision);
    return new Found(new Lookup.Theirs(place, published), OptionalInt.of(content.revision()));
  }

  /** What is wrong with the content; a server that fails says nothing about it. */
  private static Lookup damaged(boolean ours, Site site, RemoteDatasource remote, DscException e) {
    if (!e.code().id().startsWith("DSC5")) {
      throw e;
    }
    return new Lookup.Damaged(
        ours,
        place(site, remote),
        new Revision("unreadable-" + remote.updatedAt().map(Object::toString).orElse("")),
        e.getMessage() == null ? e.code().headline() : e.getMessage());
  }

  /** Moves with the content, and with whatever of the attributes is managed. */
  private static Revision revision(
      RemoteDatasource remote, Content content, SortedMap<String, String> attributes) {
    List<String> texts = new ArrayList<>(List.of(remote.id(), content.digest().sha256()));
    attributes.forEach(
        (name, value) -> {
          texts.add(name);
          texts.add(value);
        });
    return new Revision(
        "r" + content.revision() + "-" + Fingerprint.of(texts).sha256().substring(0, DIGITS));
  }

  /** The place of a data source in words. */
  static String place(Site site, RemoteDatasource remote) {
    return remote
            .projectId()
            .map(id -> site.path(id, remote.projectName().orElse(id)) + "/")
            .orElse("")
        + remote.name();
  }

  /** Why a project cannot be used, with a suggestion. */
  static Spot.Unusable noProject(Site site, ProjectPath path) {
    Optional<Project> at = Optional.empty();
    for (int i = 0; i < path.names().size(); i++) {
      Optional<Project> next = site.project(new ProjectPath(path.names().subList(0, i + 1)));
      if (next.isEmpty()) {
        String name = path.names().get(i);
        Optional<String> parent = at.map(Project::id);
        List<String> siblings =
            site.projects().stream()
                .filter(p -> p.parentId().equals(parent))
                .map(Project::name)
                .toList();
        return new Spot.Unusable(
            Code.PROJECT_NOT_FOUND,
            "There is no project `"
                + name
                + "` on the way to `"
                + path
                + "`"
                + Suggestions.closest(name, siblings)
                    .map(close -> "; did you mean `" + close + "`?")
                    .orElse(". Make it, or say `create_projects: true` in the target."));
      }
      at = next;
    }
    return new Spot.Unusable(Code.PROJECT_NOT_FOUND, "There is no project `" + path + "`.");
  }
}
