package dsc.publish.rest;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** Published data sources: find, read, change, download, delete. */
public final class Datasources {
  private static final String PATH = "datasources";

  /** Whether a download brings the extract along. */
  public enum Extract {
    INCLUDED,
    LEFT_OUT
  }

  private final Api api;

  Datasources(Api api) {
    this.api = api;
  }

  /** All data sources of the site. */
  public List<RemoteDatasource> listAll() {
    Call call = Call.get("list the data sources", PATH).query("sort", "name:asc");
    return Paging.all(api, call, PATH, "datasource").stream().map(RemoteDatasource::of).toList();
  }

  /** All data sources of a project. */
  public List<RemoteDatasource> list(Project project) {
    Call call = Call.get("list the data sources", PATH).query("sort", "name:asc");
    // The filter knows only the project's own name, which others may share: so compare ids as well.
    Call narrowed =
        Paging.canFilterBy(project.name())
            ? call.query("filter", "projectName:eq:" + project.name())
            : call;
    return Paging.all(api, narrowed, PATH, "datasource").stream()
        .map(RemoteDatasource::of)
        .filter(found -> found.projectId().filter(project.id()::equals).isPresent())
        .toList();
  }

  /**
   * The data source of that name in the project. A name that differs only in case is the same name
   * to a publish but not to a reader, so it is a failure rather than a match.
   */
  public Optional<RemoteDatasource> find(Project project, String name) {
    List<RemoteDatasource> all = list(project);
    Optional<RemoteDatasource> exact =
        all.stream().filter(found -> found.name().equals(name)).findFirst();
    if (exact.isEmpty()) {
      all.stream()
          .filter(found -> found.name().equalsIgnoreCase(name))
          .findFirst()
          .ifPresent(
              other -> {
                throw Problems.nameDiffersInCase(name, other.name());
              });
    }
    return exact;
  }

  /** Everything about one; its absence is a failure. */
  public RemoteDatasource get(String id) {
    return RemoteDatasource.of(api.ask(read(id), "datasource"));
  }

  /** Everything about one, or empty if it is gone. */
  public Optional<RemoteDatasource> lookUp(String id) {
    Reply reply = api.reply(read(id));
    if (reply.status() == 404 && !reply.isWebPage()) {
      return Optional.empty();
    }
    if (!reply.isSuccess()) {
      throw api.refusal(read(id), reply);
    }
    return Optional.of(RemoteDatasource.of(api.element(read(id), reply, "datasource")));
  }

  /** What to compare between plan and apply. */
  public DatasourceState state(String id) {
    return new DatasourceState(id, newestRevision(id), get(id).updatedAt());
  }

  /** The number of the last publish; 0 when the server shows no history. */
  public int newestRevision(String id) {
    return new Revisions(api).list(id).stream().mapToInt(Revision::number).max().orElse(0);
  }

  /** Streams the content to a file; the server chooses between .tds and .tdsx. */
  public Download download(String id, Extract extract, Path file) {
    Call call = Call.get("download the data source", PATH, id, "content");
    return new Downloads(api)
        .to(file, extract == Extract.LEFT_OUT ? call.query("includeExtract", "False") : call);
  }

  public RemoteDatasource update(String id, DatasourceChange change) {
    Element request = Element.of("tsRequest").with(change.toElement());
    Call call = Call.put("change the data source", Body.xml(request), PATH, id);
    return RemoteDatasource.of(api.ask(call, "datasource"));
  }

  /** Adds tags and gives all there are now; tags that are there already do no harm. */
  public List<String> addTags(String id, Collection<String> labels) {
    List<Element> tags =
        labels.stream().map(label -> Element.of("tag").with("label", label)).toList();
    Element request = Element.of("tsRequest").with(Element.of("tags").with(tags));
    Call call = Call.put("tag the data source", Body.xml(request), PATH, id, "tags");
    return RemoteDatasource.labels(api.ask(call, "tags"));
  }

  public void removeTag(String id, String label) {
    remove(Call.delete("remove a tag of the data source", PATH, id, "tags", label));
  }

  /** Leaves exactly these tags on a data source that was just read. */
  public void setTags(RemoteDatasource datasource, Collection<String> labels) {
    String id = datasource.id();
    List<String> present = datasource.tags();
    List<String> missing = new ArrayList<>(labels);
    missing.removeAll(present);
    if (!missing.isEmpty()) {
      List<String> now = addTags(id, missing);
      present = now;
    }
    present.stream().filter(tag -> !labels.contains(tag)).forEach(tag -> removeTag(id, tag));
  }

  /** Deletes it. Workbooks that use it stay, and break. */
  public void delete(String id) {
    remove(Call.delete("delete the data source", PATH, id));
  }

  /** What is gone already needs no deleting: an earlier attempt may have got through. */
  private void remove(Call call) {
    Reply reply = api.reply(call);
    if (!reply.isSuccess() && (reply.status() != 404 || reply.isWebPage())) {
      throw api.refusal(call, reply);
    }
  }

  private static Call read(String id) {
    return Call.get("read the data source", PATH, id);
  }
}
