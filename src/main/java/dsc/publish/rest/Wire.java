package dsc.publish.rest;

import java.io.IOException;
import java.net.Authenticator;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

/**
 * Sends calls over HTTP/1.1, repeats the ones that may be repeated, and follows a redirect only to
 * where a token may go. Knows nothing of sessions.
 */
final class Wire implements AutoCloseable {
  /** Bodies larger than this get the transfer time, not the answer time. */
  private static final long SMALL = 256 * 1024;

  private static final Duration UNSAID_THROTTLE = Duration.ofMinutes(1);

  private final HttpSettings settings;
  private final Waiting waiting;
  private final HttpClient client;
  private final Redactor redactor = new Redactor();
  private volatile ServerAddress address;

  Wire(ServerAddress address, HttpSettings settings, Waiting waiting) {
    this.address = address;
    this.settings = settings;
    this.waiting = waiting;
    this.client = client(settings);
    settings.proxy().flatMap(ProxySettings::password).ifPresent(redactor::hide);
  }

  Redactor redactor() {
    return redactor;
  }

  Waiting waiting() {
    return waiting;
  }

  HttpSettings settings() {
    return settings;
  }

  /** The server's address now; a redirect may have moved it. */
  ServerAddress address() {
    return address;
  }

  /** Sends the call and gives back what the server said, whatever it said. */
  Outcome send(Call call, Target target) {
    Duration patience = call.body().length() > SMALL ? settings.transfer() : settings.answer();
    return repeat(call, target, info -> new Bounded(), patience);
  }

  /** The same for a download: a 200 goes to the file the sink names, anything else to memory. */
  Outcome download(Call call, Target target, BodyHandler<byte[]> handler) {
    return repeat(call, target, handler, settings.transfer());
  }

  private Outcome repeat(Call call, Target target, BodyHandler<byte[]> handler, Duration patience) {
    RetryPolicy policy = settings.retries();
    Duration throttled = Duration.ZERO;
    int throttles = 0;
    for (int attempt = 1; ; attempt++) {
      boolean last = attempt >= policy.attempts();
      switch (once(call, target, handler, patience)) {
        case Sent.Answered(Reply reply) when reply.status() == 429 -> {
          // At least as long as between attempts, or "retry after 0 seconds" would never end.
          throttles++;
          Duration said = retryAfter(reply).orElse(UNSAID_THROTTLE);
          Duration least = policy.pauseAfter(throttles);
          Duration pause = policy.atMost(said.compareTo(least) > 0 ? said : least);
          throttled = throttled.plus(pause);
          if (throttled.compareTo(policy.throttleBudget()) > 0) {
            return new Outcome.Answered(reply);
          }
          attempt--; // waiting politely is not a failed attempt
          waiting.sleep(pause);
        }
        case Sent.Answered(Reply reply) -> {
          boolean passing = reply.status() == 408 || reply.status() >= 500;
          if (last || !passing || call.replay() != Call.Replay.SAFE) {
            return new Outcome.Answered(reply);
          }
          Duration pause = policy.pauseAfter(attempt);
          waiting.sleep(policy.atMost(retryAfter(reply).orElse(pause)));
        }
        case Sent.Cut(String why) -> {
          if (last || call.replay() != Call.Replay.SAFE) {
            return new Outcome.Silent(why);
          }
          waiting.sleep(policy.pauseAfter(attempt));
        }
        case Sent.Unsent(String why) -> {
          if (last) {
            throw Problems.unreachable(address, why);
          }
          waiting.sleep(policy.pauseAfter(attempt));
        }
      }
    }
  }

  /** What became of one attempt. */
  private sealed interface Sent {
    record Answered(Reply reply) implements Sent {}

    record Cut(String why) implements Sent {}

    record Unsent(String why) implements Sent {}
  }

  private Sent once(Call call, Target target, BodyHandler<byte[]> handler, Duration patience) {
    Sent sent = exchange(request(call, target, patience), handler, patience);
    if (sent instanceof Sent.Answered(Reply reply) && isRedirect(reply.status())) {
      follow(call, reply);
      sent = exchange(request(call, target, patience), handler, patience);
    }
    return sent;
  }

  private static boolean isRedirect(int status) {
    return status == 301 || status == 302 || status == 307 || status == 308;
  }

  /** Moves to the address a redirect names, if a token may go there. */
  private void follow(Call call, Reply reply) {
    URI location =
        reply
            .header("Location")
            .flatMap(Wire::uri)
            .map(address.base()::resolve)
            .orElse(address.base());
    if (!address.mayMoveTo(location)) {
      throw Problems.moved(call, address, location);
    }
    int port = location.getPort();
    address =
        ServerAddress.parse(
            location.getScheme() + "://" + location.getHost() + (port < 0 ? "" : ":" + port));
  }

  private HttpRequest request(Call call, Target target, Duration patience) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(address + target.prefix(call.scope()) + call.target()))
            .timeout(patience)
            .method(call.method(), call.body().publisher())
            .header("User-Agent", "dsc");
    call.body().contentType().ifPresent(type -> request.header("Content-Type", type));
    target.token().ifPresent(token -> request.header("X-Tableau-Auth", token.reveal()));
    call.headers().forEach(request::header);
    return request.build();
  }

  private Sent exchange(HttpRequest request, BodyHandler<byte[]> handler, Duration patience) {
    CompletableFuture<HttpResponse<byte[]>> answer = client.sendAsync(request, handler);
    try {
      // The request's own timeout ends when the headers are there; this one covers the body too.
      HttpResponse<byte[]> response = answer.get(patience.toMillis() + 1000, TimeUnit.MILLISECONDS);
      return new Sent.Answered(
          new Reply(response.statusCode(), response.headers(), response.body()));
    } catch (TimeoutException e) {
      answer.cancel(true);
      return new Sent.Cut("no answer within " + patience.toSeconds() + " seconds");
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw Problems.interrupted();
    } catch (ExecutionException e) {
      return failed(Optional.ofNullable(e.getCause()).orElse(e), patience);
    }
  }

  /** Sorts a failure by what can have happened; its text may hold addresses, so it is not shown. */
  private Sent failed(Throwable failure, Duration patience) {
    return switch (failure) {
      case HttpConnectTimeoutException e ->
          new Sent.Unsent("no connection within " + settings.connect().toSeconds() + " seconds");
      case HttpTimeoutException e ->
          new Sent.Cut("no answer within " + patience.toSeconds() + " seconds");
      case ConnectException e when causedBy(e, UnresolvedAddressException.class) ->
          new Sent.Unsent("no such host");
      case ConnectException e -> new Sent.Unsent("the connection was refused");
      case SSLHandshakeException e -> throw Problems.certificate(address);
      case SSLException e when text(e).contains("unrecognized ssl message") ->
          throw Problems.notSecure(address);
      case IOException e when text(e).contains("tunnel") -> throw Problems.proxy(settings.proxy());
      case IOException e when text(e).contains("larger than") ->
          throw Problems.unreadable("the answer is larger than dsc reads");
      case IOException e when text(e).contains("became shorter") -> throw Problems.fileChanged();
      case IOException e -> new Sent.Cut("the connection was cut");
      default -> throw new IllegalStateException("the HTTP client failed: " + failure.getClass());
    };
  }

  private static boolean causedBy(Throwable failure, Class<? extends Throwable> kind) {
    for (Optional<Throwable> at = Optional.of(failure);
        at.isPresent();
        at = at.flatMap(t -> Optional.ofNullable(t.getCause()))) {
      if (kind.isInstance(at.get())) {
        return true;
      }
    }
    return false;
  }

  private static String text(Throwable failure) {
    StringBuilder all = new StringBuilder();
    for (Optional<Throwable> at = Optional.of(failure);
        at.isPresent();
        at = at.flatMap(t -> Optional.ofNullable(t.getCause()))) {
      all.append(Optional.ofNullable(at.get().getMessage()).orElse("")).append('\n');
    }
    return all.toString().toLowerCase(Locale.ROOT);
  }

  /** {@code Retry-After}: seconds, or a date read by the server's own clock. */
  private Optional<Duration> retryAfter(Reply reply) {
    return reply
        .header("Retry-After")
        .map(String::strip)
        .flatMap(
            text ->
                text.matches("\\d{1,6}")
                    ? Optional.of(Duration.ofSeconds(Long.parseLong(text)))
                    : Times.httpDate(text)
                        .map(
                            until ->
                                Duration.between(
                                    reply
                                        .header("Date")
                                        .flatMap(Times::httpDate)
                                        .orElseGet(waiting::now),
                                    until)))
        .map(pause -> pause.isNegative() ? Duration.ZERO : pause);
  }

  private static Optional<URI> uri(String text) {
    try {
      return Optional.of(URI.create(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static HttpClient client(HttpSettings settings) {
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(settings.connect());
    settings.caFile().map(Tls::trusting).ifPresent(builder::sslContext);
    settings
        .proxy()
        .ifPresent(
            proxy -> {
              builder.proxy(new Through(proxy));
              proxy.user().ifPresent(user -> builder.authenticator(new Login(proxy, user)));
            });
    return builder.build();
  }

  /** Chooses the proxy, except for the hosts that bypass it. */
  private static final class Through extends ProxySelector {
    private final ProxySettings proxy;

    Through(ProxySettings proxy) {
      this.proxy = proxy;
    }

    @Override
    public List<Proxy> select(URI uri) {
      if (proxy.bypasses(uri.getHost())) {
        return List.of(Proxy.NO_PROXY);
      }
      return List.of(
          new Proxy(
              Proxy.Type.HTTP, InetSocketAddress.createUnresolved(proxy.host(), proxy.port())));
    }

    @Override
    public void connectFailed(URI uri, SocketAddress proxyAddress, IOException failure) {
      // The failure reaches the caller of the request.
    }
  }

  /** Answers the proxy's question for a login, and nobody else's. */
  private static final class Login extends Authenticator {
    private final ProxySettings proxy;
    private final String user;

    Login(ProxySettings proxy, String user) {
      this.proxy = proxy;
      this.user = user;
    }

    @Override
    @SuppressWarnings("NullAway") // null means: no login for a server that asks for one
    protected PasswordAuthentication getPasswordAuthentication() {
      if (getRequestorType() != RequestorType.PROXY) {
        return null;
      }
      return new PasswordAuthentication(
          user, proxy.password().map(Secret::reveal).orElse("").toCharArray());
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
