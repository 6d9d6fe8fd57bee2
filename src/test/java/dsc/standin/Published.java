package dsc.standin;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A published data source. */
public final class Published {
  /** A connection; the password is what tests look at, no answer holds it. */
  public static final class Connection {
    public final String id;
    public String type = "";
    public String server = "";
    public String port = "";
    public String user = "";
    public Optional<String> password = Optional.empty();

    Connection(String id) {
      this.id = id;
    }
  }

  /** One publish. */
  public record Revision(int number, String at, World.User publisher, Path file, String type) {}

  public final String id;
  public final String siteId;
  public final String contentUrl;
  public String name;
  public String projectId;
  public String description = "";
  public World.User owner;
  public boolean certified;
  public String note = "";
  public String createdAt = "";
  public String updatedAt = "";
  public final Set<String> tags = new LinkedHashSet<>();
  public final List<Connection> connections = new ArrayList<>();
  public final List<Revision> revisions = new ArrayList<>();

  /** {@code users/ID/Capability} to its mode. */
  public final Map<String, String> permissions = new LinkedHashMap<>();

  /** What PATCH requests did, one line each. */
  public final List<String> dataUpdates = new ArrayList<>();

  int unlisted;

  Published(
      String id,
      String siteId,
      String contentUrl,
      String name,
      String projectId,
      World.User owner) {
    this.id = id;
    this.siteId = siteId;
    this.contentUrl = contentUrl;
    this.name = name;
    this.projectId = projectId;
    this.owner = owner;
  }

  public Revision newest() {
    return revisions.getLast();
  }

  /** The server keeps only so many revisions. */
  public void keepRevisions(int most) {
    revisions.subList(0, Math.max(0, revisions.size() - most)).clear();
  }

  String type() {
    return connections.isEmpty() ? "federated" : connections.getFirst().type;
  }

  Node toNode(World world, boolean single) {
    Node node =
        new Node("datasource")
            .with("id", id)
            .with("name", name)
            .with("contentUrl", contentUrl)
            .with("type", type())
            .with("size", 1)
            .with("createdAt", createdAt)
            .with("updatedAt", updatedAt)
            .with("encryptExtracts", "false")
            .with("hasExtracts", newest().type().equals("tdsx"))
            .with("isCertified", certified)
            .with("useRemoteQueryAgent", "false")
            .with("webpageUrl", "http://127.0.0.1/#/datasources/1");
    if (!description.isEmpty()) {
      node.with("description", description);
    }
    // The note is not in lists.
    if (single && certified) {
      node.with("certificationNote", note);
    }
    String project = Optional.ofNullable(world.projects.get(projectId)).orElseThrow().name;
    return node.with(new Node("project").with("id", projectId).with("name", project))
        .with(new Node("owner").with("id", owner.id()))
        .with(tagsNode());
  }

  Node tagsNode() {
    return new Node("tags")
        .with(tags.stream().map(tag -> new Node("tag").with("label", tag)).toList());
  }
}
