package dsc.publish.rest;

/**
 * A signed-in client of one site. Safe for several threads. Closing it ends the session when no
 * other client shares it.
 */
public final class TableauClient implements AutoCloseable {
  private final Api api;
  private final SessionPool.Lease lease;

  TableauClient(Session session, SessionPool.Lease lease) {
    this.api = new Api(session);
    this.lease = lease;
  }

  /** What the server is and which API version is used with it. */
  public ServerInfo server() {
    return api.server();
  }

  /** Takes care that no failure of this session shows the secret, whoever repeats it. */
  public void hide(Secret secret) {
    api.redactor().hide(secret);
  }

  /** The id of the site signed in to. */
  public String siteId() {
    return api.identity().siteId();
  }

  /** The id of the user signed in. */
  public String userId() {
    return api.identity().userId();
  }

  public Sites sites() {
    return new Sites(api);
  }

  public Projects projects() {
    return new Projects(api);
  }

  public Datasources datasources() {
    return new Datasources(api);
  }

  public Publishing publishing(PublishSettings settings) {
    return new Publishing(api, settings);
  }

  public Connections connections() {
    return new Connections(api);
  }

  public Permissions permissions() {
    return new Permissions(api);
  }

  public Revisions revisions() {
    return new Revisions(api);
  }

  public Jobs jobs() {
    return new Jobs(api);
  }

  public Refreshes refreshes() {
    return new Refreshes(api);
  }

  public HyperUpdates hyperUpdates(PublishSettings settings) {
    return new HyperUpdates(api, settings);
  }

  public People people() {
    return new People(api);
  }

  public Metadata metadata() {
    return new Metadata(api);
  }

  @Override
  public void close() {
    lease.close();
  }
}
