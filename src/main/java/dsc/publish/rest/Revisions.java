package dsc.publish.rest;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** The history of a data source. Without history enabled on the site it is the newest one alone. */
public final class Revisions {
  private final Api api;

  Revisions(Api api) {
    this.api = api;
  }

  /** Oldest first. */
  public List<Revision> list(String datasourceId) {
    Call call =
        Call.get("list the revisions of the data source", "datasources", datasourceId, "revisions");
    return Paging.all(api, call, "revisions", "revision").stream()
        .map(Revision::of)
        .sorted(Comparator.comparingInt(Revision::number))
        .toList();
  }

  /**
   * Streams an old revision, extract included, to a file. The newest is not offered under its
   * number (Tableau's help page), so it comes from the data source itself.
   */
  public Download download(String datasourceId, Revision revision, Path file) {
    if (revision.current()) {
      return new Datasources(api).download(datasourceId, Datasources.Extract.INCLUDED, file);
    }
    Call call =
        Call.get(
            "download revision " + revision.number() + " of the data source",
            "datasources",
            datasourceId,
            "revisions",
            String.valueOf(revision.number()),
            "content");
    return new Downloads(api).to(file, call);
  }

  /**
   * Publishes an old revision again, as the newest: there is no call that goes back. Credentials
   * are not part of a revision and have to be given again.
   *
   * @param scratch a file for the download, deleted by the caller
   */
  public RemoteDatasource rollBack(
      RemoteDatasource datasource, Revision revision, Path scratch, Publishing publishing) {
    Download old = download(datasource.id(), revision, scratch);
    Project home =
        new Project(
            datasource.projectId().orElse(""),
            datasource.projectName().orElse(""),
            java.util.Optional.empty(),
            "",
            "");
    return publishing.publish(
        Publication.of(home, datasource.name(), old.file(), old.type(), PublishMode.OVERWRITE));
  }
}
