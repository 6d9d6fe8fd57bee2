package dsc.standin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;

/** Uploads, publishing and jobs. */
final class PublishRoutes {
  private static final List<String> CHILDREN =
      List.of(
          "connectionCredentials",
          "site",
          "project",
          "location",
          "owner",
          "tags",
          "parentDataSourceUrls");
  private static final List<String> DATABASES = List.of("postgres", "sqlserver", "mysql");

  private final World world;
  private final Quirks quirks;

  PublishRoutes(World world, Quirks quirks) {
    this.world = world;
    this.quirks = quirks;
  }

  void addTo(Router router) {
    router.signedIn("beginUpload", "POST", "api/{v}/sites/{s}/fileUploads", this::begin);
    router.signedInAtOnce("appendUpload", "PUT", "api/{v}/sites/{s}/fileUploads/{u}", this::append);
    router.signedIn("publish", "POST", "api/{v}/sites/{s}/datasources", this::publish);
    router.signedIn("getJob", "GET", "api/{v}/sites/{s}/jobs/{j}", this::job);
    router.signedIn("cancelJob", "PUT", "api/{v}/sites/{s}/jobs/{j}", this::cancel);
  }

  private Answer begin(Incoming in, World.Session session) {
    try {
      int number = world.nextNumber();
      String id = "77" + number + ":" + world.newId().replace("-", "") + "-1:0";
      Path file = Files.createFile(world.newFile());
      world.uploads.put(id, new Upload(id, session.token(), file));
      return Answer.xml(
          201,
          quirks.prefixedXml,
          new Node("fileUpload").with("uploadSessionId", id).with("fileSize", "0"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Upload upload(String id, World.Session session) {
    return Optional.ofNullable(world.uploads.get(id))
        .filter(upload -> upload.token.equals(session.token()))
        .orElseThrow(() -> new Refusal("404015", "Upload session " + id + " not found"));
  }

  private Answer append(Incoming in, World.Session session) {
    Upload upload;
    synchronized (world) {
      upload = upload(in.param("u"), session);
    }
    Multipart parts = Multipart.read(in);
    byte[] block =
        parts
            .part("tableau_file")
            .map(Multipart.Part::content)
            .orElseThrow(() -> new Refusal("400020", "No file part"));
    boolean numbered = !in.query("sequenceID").isEmpty();
    if (numbered && quirks.numbering == Quirks.Numbering.REFUSED) {
      throw new Refusal("400003", "Unknown parameter");
    }
    try {
      if (numbered && quirks.numbering == Quirks.Numbering.KNOWN) {
        upload.put(Integer.parseInt(in.query("sequenceID")), block);
      } else {
        upload.append(block);
      }
      return Answer.xml(
          quirks.blockStatus,
          quirks.prefixedXml,
          new Node("fileUpload")
              .with("uploadSessionId", "1:00000000000000000000000000000000-1:0")
              .with("fileSize", block.length >> 20));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Answer publish(Incoming in, World.Session session) {
    Multipart parts = Multipart.read(in);
    byte[] payload =
        parts
            .part("request_payload")
            .map(Multipart.Part::content)
            .orElseThrow(() -> new Refusal("400000", "request_payload is missing"));
    Element wanted = Incoming.payload(payload, "datasource");
    for (Element child : Incoming.children(wanted)) {
      if (!CHILDREN.contains(child.getTagName())) {
        throw new Refusal(
            "400000", "unexpected element (uri:\"\", local:\"" + child.getTagName() + "\")");
      }
    }
    String uploadId = in.query("uploadSessionId");
    String type = in.query("datasourceType");
    Path file;
    if (uploadId.isEmpty()) {
      Multipart.Part part =
          parts
              .part("tableau_datasource")
              .orElseThrow(() -> new Refusal("400020", "tableau_datasource is missing"));
      file = stored(part.content());
      type = part.extension();
    } else if (type.isEmpty()) {
      throw new Refusal("400003", "datasourceType is missing");
    } else {
      file = take(upload(uploadId, session));
    }
    Submission submission = new Submission(in, session, wanted, file, type, wantedProject(wanted));
    Optional<Published> existing = submission.existing(world);
    check(submission, existing);
    return in.flag("asJob") ? asJob(submission) : now(submission);
  }

  private Path stored(byte[] content) {
    try {
      return Files.write(world.newFile(), content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A commit uses an upload up. */
  private Path take(Upload upload) {
    world.uploads.remove(upload.id);
    try {
      return upload.whole();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private World.Project wantedProject(Element wanted) {
    Optional<Element> named = Incoming.child(wanted, "project");
    String id =
        named.isPresent() ? named.get().getAttribute("id") : world.project("", "default").id;
    return Optional.ofNullable(world.projects.get(id))
        .orElseThrow(() -> new Refusal("404005", "Project '" + id + "' could not be found."));
  }

  private void check(Submission submission, Optional<Published> existing) {
    Incoming in = submission.in();
    boolean data = in.flag("append") || in.flag("replace");
    if (in.flag("overwrite") && in.flag("append")) {
      throw new Refusal("400008", "overwrite and append exclude each other");
    }
    if (existing.isPresent() && !in.flag("overwrite") && !data) {
      throw new Refusal(
          "403007",
          "The datasource '"
              + existing.get().name
              + "' already exists and may not be overwritten without the 'overwrite' flag set to"
              + " 'true'.");
    }
    if (existing.isEmpty() && data) {
      throw new Refusal("404004", "Datasource not found");
    }
    List<Published.Connection> connections = TdsRewriter.connections(submission, world);
    boolean database = connections.stream().anyMatch(c -> DATABASES.contains(c.type));
    if (quirks.checksConnections && database && submission.credentials().isEmpty()) {
      throw new Refusal("403007", "failed to establish a connection to your datasource");
    }
  }

  private Answer now(Submission submission) {
    Published published = submission.publish(world, quirks);
    return Answer.xml(201, quirks.prefixedXml, published.toNode(world, false));
  }

  private Answer asJob(Submission submission) {
    World.Job job = new World.Job(world.newId(), "PublishDatasource");
    job.polls = quirks.pollsUntilDone;
    job.end = quirks.jobEnd;
    job.notes = quirks.jobEnd == Quirks.JobEnd.FAILURE ? "The extract could not be read" : "";
    job.work =
        () -> {
          Published ignored = submission.publish(world, quirks);
        };
    world.jobs.put(job.id, job);
    // Real servers send a finish code at progress 0, which means nothing.
    return Answer.xml(
        202,
        quirks.prefixedXml,
        new Node("job")
            .with("id", job.id)
            .with("mode", "Asynchronous")
            .with("type", job.type)
            .with("progress", "0")
            .with("createdAt", world.tick())
            .with("finishCode", "1"));
  }

  private World.Job find(Incoming in) {
    return Optional.ofNullable(world.jobs.get(in.param("j")))
        .orElseThrow(() -> new Refusal("404001", "Job not found"));
  }

  private Answer job(Incoming in, World.Session session) {
    World.Job job = find(in);
    Node node =
        new Node("job")
            .with("id", job.id)
            .with("mode", "Asynchronous")
            .with("type", job.type)
            .with("createdAt", "2026-01-01T00:00:00Z");
    if (job.end == Quirks.JobEnd.NEVER || job.polls-- > 0) {
      return Answer.xml(200, quirks.prefixedXml, node.with("progress", "50"));
    }
    boolean succeeds = job.end == Quirks.JobEnd.SUCCESS || job.end == Quirks.JobEnd.VANISHES;
    if (succeeds && !job.worked) {
      job.worked = true;
      job.work.run();
    }
    if (job.end == Quirks.JobEnd.VANISHES) {
      throw new Refusal("400031", "Error querying job");
    }
    if (job.end == Quirks.JobEnd.VANISHES_UNDONE) {
      throw new Refusal("404001", "Job not found");
    }
    job.completedAt = job.completedAt.isEmpty() ? world.tick() : job.completedAt;
    String code = succeeds ? "0" : job.end == Quirks.JobEnd.CANCELLED ? "2" : "1";
    node.with("progress", "100").with("completedAt", job.completedAt).with("finishCode", code);
    return Answer.xml(
        200,
        quirks.prefixedXml,
        job.notes.isEmpty()
            ? node
            : node.with(new Node("extractRefreshJob").with(new Node("notes").text(job.notes))));
  }

  private Answer cancel(Incoming in, World.Session session) {
    find(in).end = Quirks.JobEnd.CANCELLED;
    return Answer.empty(200);
  }
}
