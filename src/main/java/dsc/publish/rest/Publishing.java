package dsc.publish.rest;

import dsc.diag.DscException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Publishes files. A publish is never sent twice on suspicion: when its answer got lost, the server
 * is asked what it holds, because it often has finished behind a gateway that gave up.
 */
public final class Publishing {
  private static final int LONGEST_NAME = 255;
  private static final Duration FIRST_LOOK = Duration.ofSeconds(1);
  private static final Duration LONGEST_LOOK = Duration.ofSeconds(30);

  private final Api api;
  private final PublishSettings settings;
  private final Datasources datasources;

  Publishing(Api api, PublishSettings settings) {
    this.api = api;
    this.settings = settings;
    this.datasources = new Datasources(api);
  }

  /** Publishes and gives what is published now. The old one stays as it was if this fails. */
  public RemoteDatasource publish(Publication publication) {
    checkName(publication.name());
    long size = size(publication.file());
    Optional<DatasourceState> before =
        publication
            .replaces()
            .or(
                () ->
                    datasources
                        .find(publication.project(), publication.name())
                        .map(found -> datasources.state(found.id())));
    check(publication, before);
    publication.credentials().map(ConnectionCredentials::password).ifPresent(api.redactor()::hide);
    Attempt attempt = new Attempt(publication, before);
    return size <= settings.singleLimit() ? inOne(attempt, size) : inBlocks(attempt, size);
  }

  /** The server trims names and would then not be found under the name it was given. */
  private static void checkName(String name) {
    boolean printable = name.chars().noneMatch(Character::isISOControl);
    if (name.isEmpty()
        || name.length() > LONGEST_NAME
        || !name.equals(name.strip())
        || !printable) {
      throw Problems.badName(name);
    }
  }

  /** A publication and what was there before it. */
  private record Attempt(Publication publication, Optional<DatasourceState> before) {}

  private static void check(Publication publication, Optional<DatasourceState> before) {
    switch (publication.mode()) {
      case CREATE -> {
        if (before.isPresent()) {
          throw Problems.nameTaken(publication);
        }
      }
      case APPEND, REPLACE_DATA -> {
        if (before.isEmpty()) {
          throw Problems.nothingToAddTo(publication);
        }
      }
      case OVERWRITE -> {}
    }
  }

  private RemoteDatasource inOne(Attempt attempt, long size) {
    Publication publication = attempt.publication();
    Body body =
        Body.Parts.withFile(
            publication.payload(),
            "tableau_datasource",
            "datasource." + publication.type().extension(),
            new Body.Slice(publication.file(), 0, size));
    Call call = call(publication, body);
    return settle(attempt, call, api.attempt(call));
  }

  /** Large files are committed as a job: a gateway would give up on a long answer. */
  private RemoteDatasource inBlocks(Attempt attempt, long size) {
    Uploads uploads = new Uploads(api, settings);
    Path file = attempt.publication().file();
    Uploads.Uploaded uploaded = uploads.upload(file, size);
    Call call = commit(attempt.publication(), uploaded);
    Outcome outcome = api.attempt(call);
    // Refused before anything was published, so it may be done again: the upload is gone with the
    // session it was made in, or the server put the blocks in another order than their numbers say.
    if (isRefusal(outcome, "404015")) {
      uploaded = uploads.upload(file, size, uploaded.order());
      call = commit(attempt.publication(), uploaded);
      outcome = api.attempt(call);
    }
    if (uploaded.order() == Uploads.Order.NUMBERED && isRefusal(outcome, "400011")) {
      uploaded = uploads.upload(file, size, Uploads.Order.ARRIVAL);
      call = commit(attempt.publication(), uploaded);
      outcome = api.attempt(call);
    }
    return settle(attempt, call, outcome);
  }

  private static boolean isRefusal(Outcome outcome, String code) {
    return outcome instanceof Outcome.Answered(Reply reply) && reply.hasCode(code);
  }

  private Call commit(Publication publication, Uploads.Uploaded uploaded) {
    return call(publication, Body.Parts.payload(publication.payload()))
        .query("uploadSessionId", uploaded.id())
        .query("asJob", "true");
  }

  private static Call call(Publication publication, Body body) {
    return Call.post("publish `" + publication.name() + "`", body, "datasources")
        .query("datasourceType", publication.type().extension())
        .query(publication.mode().parameter(), "true");
  }

  private RemoteDatasource settle(Attempt attempt, Call call, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Silent(String why) -> look(attempt, why, settings.unknownLimit());
      case Outcome.Answered(Reply reply) when reply.isSuccess() -> accepted(attempt, reply);
      case Outcome.Answered(Reply reply) when reply.isGateway() || reply.status() == 408 ->
          look(attempt, "the answer was " + reply.status(), settings.unknownLimit());
      case Outcome.Answered(Reply reply) when reply.status() >= 500 ->
          changed(attempt).orElseThrow(() -> api.refusal(call, reply));
      case Outcome.Answered(Reply reply) -> throw refused(attempt, call, reply);
    };
  }

  /** 403007 means "exists" and "could not connect"; having looked before tells which. */
  private DscException refused(Attempt attempt, Call call, Reply reply) {
    boolean mayExist = attempt.publication().mode() == PublishMode.CREATE;
    if (reply.hasCode("403007") && !mayExist) {
      return Problems.connectionCheck(attempt.publication(), api.redactor().detail(reply));
    }
    if (reply.hasCode("404005")) {
      return Problems.projectGone(attempt.publication().project());
    }
    return api.refusal(call, reply);
  }

  private RemoteDatasource accepted(Attempt attempt, Reply reply) {
    Optional<Element> root = reply.response();
    Optional<String> job = root.flatMap(answer -> answer.attributeOf("job", "id"));
    if (job.isPresent()) {
      return finished(attempt, job.get());
    }
    return root.flatMap(answer -> answer.attributeOf("datasource", "id"))
        .map(datasources::get)
        .orElseGet(() -> look(attempt, "the answer could not be read", settings.unknownLimit()));
  }

  private RemoteDatasource finished(Attempt attempt, String jobId) {
    String what = "publishing `" + attempt.publication().name() + "`";
    return switch (new Jobs(api).await(jobId, settings.jobLimit())) {
      case Jobs.End.Succeeded(Job job) ->
          look(attempt, "the job reported success", settings.unknownLimit());
      case Jobs.End.Vanished vanished ->
          look(attempt, "the server forgot the job", settings.unknownLimit());
      case Jobs.End.Failed(Job job) -> throw Problems.publishFailed(what, job);
      case Jobs.End.Cancelled(Job job) -> throw Problems.jobCancelled(what);
      case Jobs.End.Unfinished(Job job) -> throw Problems.jobUnfinished(what, settings.jobLimit());
    };
  }

  /** Looks until what is published differs from before: lists and search indexes lag. */
  private RemoteDatasource look(Attempt attempt, String why, Duration limit) {
    Duration waited = Duration.ZERO;
    Duration pause = FIRST_LOOK;
    while (true) {
      Optional<RemoteDatasource> now = changed(attempt);
      if (now.isPresent()) {
        return now.get();
      }
      if (waited.compareTo(limit) >= 0) {
        throw Problems.outcomeUnknown(attempt.publication(), why);
      }
      api.waiting().sleep(pause);
      waited = waited.plus(pause);
      Duration next = pause.multipliedBy(2);
      pause = next.compareTo(LONGEST_LOOK) > 0 ? LONGEST_LOOK : next;
    }
  }

  /** What is published now, if it is not what was there before. */
  private Optional<RemoteDatasource> changed(Attempt attempt) {
    if (attempt.before().isEmpty()) {
      return datasources
          .find(attempt.publication().project(), attempt.publication().name())
          .map(found -> datasources.get(found.id()));
    }
    DatasourceState before = attempt.before().get();
    int revision = datasources.newestRevision(before.id());
    RemoteDatasource now = datasources.get(before.id());
    boolean same = revision <= before.revision() && now.updatedAt().equals(before.updatedAt());
    return same ? Optional.empty() : Optional.of(now);
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw Problems.unreadableFile(file);
    }
  }
}
