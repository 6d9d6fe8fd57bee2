package dsc.standin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.w3c.dom.Element;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Published data sources, their connections, tags, revisions and content. */
final class DatasourceRoutes {
  private static final String BASE = "api/{v}/sites/{s}/datasources";
  private static final String ONE = BASE + "/{d}";

  private final World world;
  private final Quirks quirks;

  DatasourceRoutes(World world, Quirks quirks) {
    this.world = world;
    this.quirks = quirks;
  }

  void addTo(Router router) {
    router.signedIn("listDatasources", "GET", BASE, this::list);
    router.signedIn("getDatasource", "GET", ONE, this::get);
    router.signedIn("updateDatasource", "PUT", ONE, this::update);
    router.signedIn("deleteDatasource", "DELETE", ONE, this::delete);
    router.signedIn("addTags", "PUT", ONE + "/tags", this::addTags);
    router.signedIn("removeTag", "DELETE", ONE + "/tags/{t}", this::removeTag);
    router.signedIn("listConnections", "GET", ONE + "/connections", this::connections);
    router.signedIn("updateConnection", "PUT", ONE + "/connections/{c}", this::updateConnection);
    router.signedIn("listRevisions", "GET", ONE + "/revisions", this::revisions);
    router.signedIn("download", "GET", ONE + "/content", this::content);
    router.signedIn("downloadRevision", "GET", ONE + "/revisions/{n}/content", this::revision);
    router.signedIn("updateData", "PATCH", ONE + "/data", this::updateData);
  }

  private Answer list(Incoming in, World.Session session) {
    List<Published> listed =
        world.datasources.values().stream()
            .filter(datasource -> datasource.siteId.equals(session.site().id()))
            .filter(datasource -> datasource.unlisted-- <= 0)
            .toList();
    return Lists.answer(
        in,
        quirks,
        new Lists.Table<>(
            listed,
            Map.of("name", d -> d.name, "projectName", this::projectName),
            d ->
                in.query("fields").equals("_all_")
                    ? d.toNode(world, false).with("connectedWorkbooksCount", connected(d))
                    : d.toNode(world, false)),
        "datasources");
  }

  private long connected(Published datasource) {
    return world.usages.stream()
        .filter(usage -> usage.datasourceId().equals(datasource.id))
        .map(Usage::workbookId)
        .distinct()
        .count();
  }

  private String projectName(Published datasource) {
    return Optional.ofNullable(world.projects.get(datasource.projectId)).orElseThrow().name;
  }

  private Published one(Incoming in) {
    return Optional.ofNullable(world.datasources.get(in.param("d")))
        .orElseThrow(
            () -> new Refusal("404004", "Datasource '" + in.param("d") + "' could not be found."));
  }

  private Answer get(Incoming in, World.Session session) {
    return Answer.xml(200, quirks.prefixedXml, one(in).toNode(world, true));
  }

  private Answer update(Incoming in, World.Session session) {
    Published datasource = one(in);
    Element wanted = in.payload("datasource");
    for (Element child : Incoming.children(wanted)) {
      if (!List.of("project", "owner").contains(child.getTagName())) {
        throw new Refusal("400000", "unexpected element " + child.getTagName());
      }
    }
    Incoming.attribute(wanted, "name").ifPresent(name -> datasource.name = name);
    Incoming.attribute(wanted, "description").ifPresent(text -> datasource.description = text);
    Incoming.attribute(wanted, "certificationNote").ifPresent(note -> datasource.note = note);
    Incoming.attribute(wanted, "isCertified")
        .ifPresent(
            word -> {
              datasource.certified = word.equals("true");
              datasource.note = datasource.certified ? datasource.note : "";
            });
    Incoming.child(wanted, "project").ifPresent(p -> datasource.projectId = p.getAttribute("id"));
    Incoming.child(wanted, "owner")
        .map(owner -> Optional.ofNullable(world.users.get(owner.getAttribute("id"))))
        .ifPresent(
            owner ->
                datasource.owner =
                    owner.orElseThrow(() -> new Refusal("404002", "User not found")));
    datasource.updatedAt = world.tick();
    return Answer.xml(200, quirks.prefixedXml, datasource.toNode(world, true));
  }

  private Answer delete(Incoming in, World.Session session) {
    world.datasources.remove(one(in).id);
    return Answer.empty(204);
  }

  private Answer addTags(Incoming in, World.Session session) {
    Published datasource = one(in);
    for (Element tag : Incoming.children(in.payload("tags"))) {
      datasource.tags.add(tag.getAttribute("label"));
    }
    datasource.updatedAt = world.tick();
    return Answer.xml(200, quirks.prefixedXml, datasource.tagsNode());
  }

  private Answer removeTag(Incoming in, World.Session session) {
    if (!one(in).tags.remove(in.param("t"))) {
      throw new Refusal("404008", "Tag not found");
    }
    return Answer.empty(204);
  }

  private Answer connections(Incoming in, World.Session session) {
    Node list =
        new Node("connections")
            .with(one(in).connections.stream().map(DatasourceRoutes::node).toList());
    return Answer.xml(200, quirks.prefixedXml, list);
  }

  private static Node node(Published.Connection connection) {
    Node node =
        new Node("connection")
            .with("id", connection.id)
            .with("type", connection.type)
            .with("serverAddress", connection.server)
            .with("userName", connection.user)
            .with("embedPassword", connection.password.isPresent())
            .with("queryTaggingEnabled", "false");
    return connection.port.isEmpty() ? node : node.with("serverPort", connection.port);
  }

  private Answer updateConnection(Incoming in, World.Session session) {
    Published.Connection connection =
        one(in).connections.stream()
            .filter(c -> c.id.equals(in.param("c")))
            .findFirst()
            .orElseThrow(() -> new Refusal("404004", "Connection not found"));
    Element wanted = in.payload("connection");
    Incoming.attribute(wanted, "serverAddress").ifPresent(text -> connection.server = text);
    Incoming.attribute(wanted, "serverPort").ifPresent(text -> connection.port = text);
    Incoming.attribute(wanted, "userName").ifPresent(text -> connection.user = text);
    if (wanted.getAttribute("embedPassword").equals("true")) {
      connection.password = Incoming.attribute(wanted, "password").or(() -> connection.password);
    }
    return Answer.xml(200, quirks.prefixedXml, node(connection));
  }

  private Answer revisions(Incoming in, World.Session session) {
    Published datasource = one(in);
    return Lists.answer(
        in,
        quirks,
        new Lists.Table<>(
            datasource.revisions,
            Map.of("name", r -> r.at()),
            r ->
                new Node("revision")
                    .with("revisionNumber", r.number())
                    .with("publishedAt", r.at())
                    .with("deleted", "false")
                    .with("current", r.equals(datasource.newest()))
                    .with(
                        new Node("publisher")
                            .with("id", r.publisher().id())
                            .with("name", r.publisher().name()))),
        "revisions");
  }

  private Answer content(Incoming in, World.Session session) {
    Published datasource = one(in);
    boolean withExtract = !in.query("includeExtract").equalsIgnoreCase("false");
    return file(datasource, datasource.newest(), withExtract);
  }

  private Answer revision(Incoming in, World.Session session) {
    Published datasource = one(in);
    return datasource.revisions.stream()
        .filter(r -> String.valueOf(r.number()).equals(in.param("n")))
        .filter(r -> !r.equals(datasource.newest()))
        .findFirst()
        .map(r -> file(datasource, r, true))
        .orElseThrow(() -> new Refusal("404004", "Revision not found"));
  }

  private Answer file(Published datasource, Published.Revision revision, boolean withExtract) {
    try {
      byte[] bytes = Files.readAllBytes(revision.file());
      String type = revision.type();
      if (quirks.rewritesTds && !type.equals("hyper")) {
        bytes = TdsRewriter.rewrite(bytes, type, datasource.contentUrl, revision.number());
      }
      if (!withExtract && type.equals("tdsx")) {
        bytes = Packages.tds(bytes);
        type = "tds";
      }
      String media = type.equals("tds") ? "application/xml" : "application/octet-stream";
      return named(Answer.of(200, media, bytes), datasource.name + "." + type);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Answer named(Answer answer, String fileName) {
    String ascii = fileName.replaceAll("[^ -~]", "_").replace("\"", "_");
    String encoded = java.net.URLEncoder.encode(fileName, java.nio.charset.StandardCharsets.UTF_8);
    return switch (quirks.disposition) {
      case PLAIN ->
          answer.header(
              "Content-Disposition", "name=\"tableau_datasource\"; filename=\"" + ascii + "\"");
      case RFC_5987 ->
          answer.header(
              "Content-Disposition", "name=\"tableau_datasource\"; filename*=UTF-8''" + encoded);
      case QUOTED_RFC_5987 ->
          answer.header(
              "Content-Disposition",
              "name=\"tableau_datasource\"; filename*=UTF-8''\"" + encoded + "\"");
      case MISSING -> answer;
    };
  }

  private Answer updateData(Incoming in, World.Session session) {
    Published datasource = one(in);
    String requestId = in.header("requestid");
    if (requestId.isEmpty()) {
      throw new Refusal("400000", "RequestID is missing");
    }
    JsonNode actions = JsonMapper.shared().readTree(in.body()).path("actions");
    World.Job job = new World.Job(world.newId(), "UpdateUploadedFile");
    job.polls = quirks.pollsUntilDone;
    world.jobs.put(job.id, job);
    if (world.seenRequestIds.putIfAbsent(requestId, job.id) == null) {
      for (JsonNode action : actions) {
        datasource.dataUpdates.add(
            action.path("action").asString("") + " " + action.path("target-table").asString(""));
      }
      if (!in.query("uploadSessionId").isEmpty()) {
        datasource.dataUpdates.add("rows " + size(in.query("uploadSessionId")));
      }
    }
    Node detail =
        new Node("updateUploadedFileJob")
            .with(new Node("datasource").with("id", datasource.id).with("name", datasource.name));
    return Answer.xml(
        202,
        quirks.prefixedXml,
        new Node("job")
            .with("id", job.id)
            .with("mode", "Asynchronous")
            .with("type", job.type)
            .with(detail));
  }

  private long size(String upload) {
    Upload found =
        Optional.ofNullable(world.uploads.get(upload))
            .orElseThrow(() -> new Refusal("404015", "Upload session not found"));
    try {
      return Files.size(found.whole());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
