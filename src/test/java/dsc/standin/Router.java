package dsc.standin;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds the handler of a request and checks its session. */
final class Router {
  /** Does the work of one call in a session. */
  interface Handler {
    Answer handle(Incoming in, World.Session session);
  }

  private record Route(
      String call,
      String method,
      List<String> pattern,
      boolean signedIn,
      boolean atOnce,
      Handler handler) {}

  /** A request and its route; without one it is answered with 404. */
  record Match(String call, Incoming in, Optional<Route> route) {}

  private static final World.Session NOBODY =
      new World.Session(
          "", new World.Site("", "", ""), new World.User("", "", ""), Optional.empty());

  private final World world;
  private final Quirks quirks;
  private final List<Route> routes = new ArrayList<>();

  Router(World world, Quirks quirks) {
    this.world = world;
    this.quirks = quirks;
    new AuthRoutes(world, quirks).addTo(this);
    new ProjectRoutes(world, quirks).addTo(this);
    new DatasourceRoutes(world, quirks).addTo(this);
    new PublishRoutes(world, quirks).addTo(this);
    new PermissionRoutes(world, quirks).addTo(this);
    new TaskRoutes(world, quirks).addTo(this);
    new MetadataRoutes(world, quirks).addTo(this);
  }

  void open(String call, String method, String pattern, Handler handler) {
    routes.add(new Route(call, method, List.of(pattern.split("/")), false, false, handler));
  }

  void signedIn(String call, String method, String pattern, Handler handler) {
    routes.add(new Route(call, method, List.of(pattern.split("/")), true, false, handler));
  }

  /** A call that takes long and of which several run at once; it guards itself. */
  void signedInAtOnce(String call, String method, String pattern, Handler handler) {
    routes.add(new Route(call, method, List.of(pattern.split("/")), true, true, handler));
  }

  Match match(Incoming in) {
    for (Route route : routes) {
      Optional<Map<String, String>> params = params(route, in);
      if (params.isPresent()) {
        Incoming matched =
            new Incoming(
                in.method(),
                params.get().getOrDefault("v", ""),
                in.path(),
                params.get(),
                in.query(),
                in.rawQuery(),
                in.headers(),
                in.body());
        return new Match(route.call(), matched, Optional.of(route));
      }
    }
    return new Match("unknown", in, Optional.empty());
  }

  private static Optional<Map<String, String>> params(Route route, Incoming in) {
    if (!route.method().equals(in.method()) || route.pattern().size() != in.path().size()) {
      return Optional.empty();
    }
    Map<String, String> params = new LinkedHashMap<>();
    for (int i = 0; i < in.path().size(); i++) {
      String wanted = route.pattern().get(i);
      String segment = in.path().get(i);
      if (wanted.startsWith("{")) {
        params.put(wanted.substring(1, wanted.length() - 1), segment);
      } else if (!wanted.equalsIgnoreCase(segment)) {
        return Optional.empty();
      }
    }
    return Optional.of(params);
  }

  Answer work(Match match) {
    try {
      Route route =
          match
              .route()
              .orElseThrow(
                  () -> new Refusal("404003", "Unknown resource '" + match.in().path() + "'"));
      World.Session session;
      synchronized (world) {
        checkVersion(match.in());
        session = route.signedIn() ? session(match.in()) : NOBODY;
        if (!route.atOnce()) {
          return route.handler().handle(match.in(), session);
        }
      }
      return route.handler().handle(match.in(), session);
    } catch (Refusal refusal) {
      String summary = quirks.germanErrors ? "Ungültig" : "Bad Request";
      String detail = quirks.germanErrors ? "Etwas ist schiefgegangen" : refusal.detail();
      return Answer.of(
          refusal.status(),
          "application/xml;charset=utf-8",
          Answer.error(refusal.code, summary, detail, quirks.prefixedXml));
    }
  }

  private void checkVersion(Incoming in) {
    String version = in.version();
    if (!version.isEmpty() && number(version) > number(quirks.apiVersion)) {
      throw new Refusal("404003", "Unknown version " + version);
    }
  }

  private static int number(String version) {
    String[] parts = version.split("\\.", -1);
    return Integer.parseInt(parts[0]) * 1000 + Integer.parseInt(parts[1]);
  }

  private World.Session session(Incoming in) {
    String token = in.header("x-tableau-auth");
    if (token.isEmpty()) {
      throw new Refusal("401000", "No authentication credentials were provided.");
    }
    World.Session session =
        Optional.ofNullable(world.sessions.get(token))
            .orElseThrow(
                () -> new Refusal("401002", "Invalid authentication credentials were provided."));
    boolean otherSite =
        Optional.ofNullable(in.params().get("s"))
            .filter(s -> !s.equals(session.site().id()))
            .isPresent();
    if (otherSite) {
      throw new Refusal("404000", "Site not found");
    }
    return session;
  }

  static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
