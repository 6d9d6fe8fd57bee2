package dsc.publish.rest;

import java.net.http.HttpResponse.BodyHandler;
import java.util.Optional;
import java.util.function.Function;

/** Calls made in a session: adds its token and site, and signs in again when it has expired. */
final class Api {
  private final Session session;

  Api(Session session) {
    this.session = session;
  }

  ApiVersion version() {
    return session.server().speaks();
  }

  ServerInfo server() {
    return session.server();
  }

  boolean isCloud() {
    return session.wire().address().isCloud();
  }

  Session.Identity identity() {
    return session.identity();
  }

  Redactor redactor() {
    return session.wire().redactor();
  }

  Waiting waiting() {
    return session.wire().waiting();
  }

  RetryPolicy retries() {
    return session.wire().settings().retries();
  }

  int pageSize() {
    return session.wire().settings().pageSize();
  }

  /** Fails with a sentence if the server's version is older than this call. */
  void require(ApiVersion since, String what) {
    if (!version().atLeast(since)) {
      throw Problems.needsVersion(what, since, session.server());
    }
  }

  /** Sends the call; the caller deals with silence and refusals. */
  Outcome attempt(Call call) {
    return inSession(target -> session.wire().send(call, target));
  }

  Outcome download(Call call, BodyHandler<byte[]> handler) {
    return inSession(target -> session.wire().download(call, target, handler));
  }

  private Outcome inSession(Function<Target, Outcome> send) {
    Session.Identity identity = session.identity();
    Outcome outcome = send.apply(target(identity));
    if (!isUnauthorized(outcome)) {
      return outcome;
    }
    // A 401 means: not carried out. So even a call that must not be repeated may be sent again.
    outcome = send.apply(target(session.renew(identity)));
    if (isUnauthorized(outcome)) {
      throw Problems.sessionLost(session.credentials());
    }
    return outcome;
  }

  private static boolean isUnauthorized(Outcome outcome) {
    return outcome instanceof Outcome.Answered(Reply reply) && reply.status() == 401;
  }

  private Target target(Session.Identity identity) {
    return new Target(version(), identity.siteId(), Optional.of(identity.token()));
  }

  /** The answer, good or bad; silence is a failure. */
  Reply reply(Call call) {
    return switch (attempt(call)) {
      case Outcome.Answered(Reply reply) -> reply;
      case Outcome.Silent(String why) -> throw Problems.noAnswer(call, why);
    };
  }

  /** Sends the call and expects nothing but success. */
  void tell(Call call) {
    Reply reply = reply(call);
    if (!reply.isSuccess()) {
      throw refusal(call, reply);
    }
  }

  /** Sends the call and gives the named element of a successful answer. */
  Element ask(Call call, String element) {
    Reply reply = reply(call);
    if (!reply.isSuccess()) {
      throw refusal(call, reply);
    }
    return element(call, reply, element);
  }

  Element element(Call call, Reply reply, String element) {
    return reply
        .response()
        .flatMap(root -> root.child(element))
        .orElseThrow(() -> Problems.unreadable(call, reply));
  }

  dsc.diag.DscException refusal(Call call, Reply reply) {
    return Refusals.of(call, reply, redactor());
  }
}
