package dsc.publish.rest;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One signed-in session. When it has expired it signs in again, once per expiry however many
 * threads notice; when it keeps expiring at once, somebody else uses the same token and it gives
 * up.
 */
final class Session {
  private static final Duration TOO_SOON = Duration.ofMinutes(1);
  private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(1);

  /** What a sign-in yields. */
  record Identity(Secret token, String siteId, String userId, Instant since) {}

  private final Wire wire;
  private final ServerInfo server;
  private final Credentials credentials;
  private final String site;
  private Identity current;
  private boolean renewed;

  /** Signs in. */
  Session(Wire wire, ServerInfo server, Credentials credentials, String site) {
    this.wire = wire;
    this.server = server;
    this.credentials = credentials;
    this.site = site;
    credentials.secrets().forEach(wire.redactor()::hide);
    this.current = signIn(wire, server, credentials, site);
  }

  Wire wire() {
    return wire;
  }

  ServerInfo server() {
    return server;
  }

  Credentials credentials() {
    return credentials;
  }

  String site() {
    return site;
  }

  synchronized Identity identity() {
    return current;
  }

  /** A session newer than this one: signs in, unless another thread has already. */
  synchronized Identity renew(Identity stale) {
    if (!current.token().equals(stale.token())) {
      return current;
    }
    Duration lived = Duration.between(stale.since(), wire.waiting().now());
    if (renewed && lived.compareTo(TOO_SOON) < 0) {
      throw Problems.sessionLost(credentials);
    }
    renewed = true;
    current = signIn(wire, server, credentials, site);
    return current;
  }

  /** Ends the session. Failing to is no news: the session may have ended by itself. */
  synchronized void signOut() {
    Call call = Call.post("sign out", Body.NOTHING, "auth", "signout").in(Call.Scope.VERSION);
    Target target = new Target(server.speaks(), "", Optional.of(current.token()));
    try {
      Outcome ignored = wire.send(call, target);
    } catch (dsc.diag.DscException e) {
      // The work is done or has failed already; neither changes because of this.
      return;
    }
  }

  private static Identity signIn(
      Wire wire, ServerInfo server, Credentials credentials, String site) {
    Element request =
        Element.of("tsRequest")
            .with(
                credentials(wire, server, credentials)
                    .with(Element.of("site").with("contentUrl", site)));
    // Two sign-ins are one session: the newer replaces the older.
    Call call =
        Call.post("sign in", Body.xml(request), "auth", "signin")
            .in(Call.Scope.VERSION)
            .with(Call.Replay.SAFE);
    Reply reply =
        switch (wire.send(call, Target.open(server.speaks()))) {
          case Outcome.Answered(Reply answered) -> answered;
          case Outcome.Silent(String why) -> throw Problems.unreachable(wire.address(), why);
        };
    if (reply.status() == 401) {
      throw refused(wire, credentials, site, reply);
    }
    if (!reply.isSuccess()) {
      throw Refusals.of(call, reply, wire.redactor());
    }
    return identity(wire, reply);
  }

  private static Identity identity(Wire wire, Reply reply) {
    Optional<Element> answer = reply.response().flatMap(root -> root.child("credentials"));
    Optional<String> token =
        answer.flatMap(e -> e.attribute("token")).filter(Session::isHeaderSafe);
    Optional<String> siteId = answer.flatMap(e -> e.attributeOf("site", "id"));
    if (token.isEmpty() || siteId.isEmpty()) {
      throw Problems.unreadable("the answer to the sign-in holds no session");
    }
    Secret secret = Secret.of(token.get());
    wire.redactor().hide(secret);
    String userId = answer.flatMap(e -> e.attributeOf("user", "id")).orElse("");
    return new Identity(secret, siteId.get(), userId, wire.waiting().now());
  }

  private static boolean isHeaderSafe(String token) {
    return !token.isEmpty() && token.chars().allMatch(c -> c > 0x20 && c < 0x7f);
  }

  private static Element credentials(Wire wire, ServerInfo server, Credentials credentials) {
    Element element = Element.of("credentials");
    return switch (credentials) {
      case Credentials.PersonalAccessToken(String name, Secret secret) ->
          element
              .with("personalAccessTokenName", name)
              .with("personalAccessTokenSecret", secret.reveal());
      case Credentials.UserPassword(String user, Secret password) ->
          element.with("name", user).with("password", password.reveal());
      case Credentials.ConnectedApp app -> {
        if (!server.speaks().atLeast(ApiVersion.CONNECTED_APPS)) {
          throw Problems.needsVersion(
              "signing in with a connected app", ApiVersion.CONNECTED_APPS, server);
        }
        Secret token = Jwt.sign(app, wire.waiting().now());
        wire.redactor().hide(token);
        yield element.with("jwt", token.reveal());
      }
    };
  }

  private static dsc.diag.DscException refused(
      Wire wire, Credentials credentials, String site, Reply reply) {
    Instant now = wire.waiting().now();
    Duration off =
        reply
            .header("Date")
            .flatMap(Times::httpDate)
            .map(theirs -> Duration.between(theirs, now).abs())
            .orElse(Duration.ZERO);
    if (credentials instanceof Credentials.ConnectedApp && off.compareTo(CLOCK_TOLERANCE) > 0) {
      return Problems.clock(off);
    }
    List<String> help = SignInHelp.lines(credentials, site, wire.address());
    return Problems.signInFailed(credentials, site, help);
  }
}
