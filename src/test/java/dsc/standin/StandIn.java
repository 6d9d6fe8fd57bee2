package dsc.standin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;

/** The server itself: reads requests, lets faults happen, and hands the rest to the routes. */
public final class StandIn implements AutoCloseable {
  static {
    // Else the body of an answer waits up to 40 ms for the head to be acknowledged.
    String ignored = System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private final HttpServer server;
  private final String scheme;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final World world = new World();
  private final Quirks quirks = new Quirks();
  private final Faults faults = new Faults();
  private final List<String> calls = new ArrayList<>();
  private final List<Incoming> requests = new ArrayList<>();
  private final Router router;

  private StandIn(HttpServer server, String scheme) {
    this.server = server;
    this.scheme = scheme;
    this.router = new Router(world, quirks);
    new ControlRoutes(world, faults, quirks, this::calls).addTo(router);
    server.createContext("/", this::serve);
    server.setExecutor(threads);
    server.start();
  }

  /** Starts on a free port of loopback. */
  public static StandIn start() {
    return start(0);
  }

  public static StandIn start(int port) {
    try {
      return new StandIn(HttpServer.create(loopback(port), 0), "http");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same with https. */
  public static StandIn start(SSLContext tls) {
    try {
      HttpsServer server = HttpsServer.create(loopback(0), 0);
      server.setHttpsConfigurator(new HttpsConfigurator(tls));
      return new StandIn(server, "https");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InetSocketAddress loopback(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  /** Runs by hand: {@code StandIn PORT [rewrite]}. */
  public static void main(String... arguments) {
    try {
      StandIn standIn = start(Integer.parseInt(arguments[0]));
      standIn.quirks.rewritesTds = List.of(arguments).contains("rewrite");
      System.out.println("listening on " + standIn.url() + " (site Samples, token ci)");
    } catch (UncheckedIOException e) {
      System.err.println("cannot listen on port " + arguments[0] + ": " + e.getMessage());
      System.exit(3);
    }
  }

  public String url() {
    return scheme + "://" + (scheme.equals("https") ? "localhost" : "127.0.0.1") + ":" + port();
  }

  public int port() {
    return server.getAddress().getPort();
  }

  public World world() {
    return world;
  }

  public Quirks quirks() {
    return quirks;
  }

  public Faults faults() {
    return faults;
  }

  /** The names of all calls so far, in order of arrival. */
  public List<String> calls() {
    synchronized (calls) {
      return List.copyOf(calls);
    }
  }

  public long count(String call) {
    return calls().stream().filter(call::equals).count();
  }

  /** How many jobs of this type were started. */
  public int jobCount(String type) {
    synchronized (world) {
      return (int) world.jobs.values().stream().filter(job -> job.type.equals(type)).count();
    }
  }

  /** All requests so far, uploads and publishes without their bodies. */
  public List<Incoming> requests() {
    synchronized (calls) {
      return List.copyOf(requests);
    }
  }

  private void serve(HttpExchange exchange) throws IOException {
    byte[] body;
    try {
      body = exchange.getRequestBody().readAllBytes();
    } catch (IOException e) {
      exchange.close(); // the client hung up
      return;
    }
    Incoming in = read(exchange, body);
    Router.Match match = router.match(in);
    note(match.call(), match.in());
    pause(quirks.latency);
    Optional<Fault> fault = faults.take(match.call());
    if (fault.isEmpty()) {
      send(exchange, router.work(match), Integer.MAX_VALUE);
      return;
    }
    switch (fault.get()) {
      case Fault.Instead f -> {
        Answer answer = Answer.of(f.status(), f.type(), f.body());
        f.headers().forEach(answer::header);
        send(exchange, answer, Integer.MAX_VALUE);
      }
      case Fault.Afterwards f -> {
        Answer done = router.work(match);
        send(exchange, Answer.of(f.status(), f.type(), f.body()), done.body().length + 100_000);
      }
      case Fault.Slow f -> {
        pause(f.delay());
        send(exchange, router.work(match), Integer.MAX_VALUE);
      }
      case Fault.CutBefore f -> exchange.close();
      case Fault.CutAfter f -> send(exchange, router.work(match), f.bytes());
      case Fault.Expire f -> {
        synchronized (world) {
          world.sessions.remove(match.in().header("x-tableau-auth"));
        }
        send(exchange, router.work(match), Integer.MAX_VALUE);
      }
    }
  }

  private static void pause(Duration duration) {
    try {
      Thread.sleep(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void note(String call, Incoming in) {
    boolean large = call.equals("publish") || call.equals("appendUpload");
    synchronized (calls) {
      calls.add(call);
      requests.add(large ? withoutBody(in) : in);
    }
  }

  private static Incoming withoutBody(Incoming in) {
    return new Incoming(
        in.method(),
        in.version(),
        in.path(),
        in.params(),
        in.query(),
        in.rawQuery(),
        in.headers(),
        new byte[0]);
  }

  private static Incoming read(HttpExchange exchange, byte[] body) {
    String raw = Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
    Map<String, String> query = new LinkedHashMap<>();
    for (String pair : raw.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        query.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
      }
    }
    Map<String, String> headers = new TreeMap<>();
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
    List<String> path =
        Stream.of(exchange.getRequestURI().getRawPath().split("/", -1))
            .skip(1)
            .map(segment -> decode(segment.replace("+", "%2B")))
            .toList();
    return new Incoming(exchange.getRequestMethod(), "", path, Map.of(), query, raw, headers, body);
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /** Sends so many bytes of the answer, then hangs up if that was not all. */
  private static void send(HttpExchange exchange, Answer answer, int limit) throws IOException {
    answer.headers().forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
    byte[] body = answer.body();
    try (exchange) {
      exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
      if (body.length > 0) {
        exchange.getResponseBody().write(body, 0, Math.min(limit, body.length));
      }
      if (limit >= body.length) {
        exchange.getResponseBody().close();
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
    try (Stream<Path> files = Files.list(world.folder)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
      Files.delete(world.folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
