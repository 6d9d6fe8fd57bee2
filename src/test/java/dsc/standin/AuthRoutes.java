package dsc.standin;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.w3c.dom.Element;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Version, sessions, sites, users and groups. */
final class AuthRoutes {
  private final World world;
  private final Quirks quirks;

  AuthRoutes(World world, Quirks quirks) {
    this.world = world;
    this.quirks = quirks;
  }

  void addTo(Router router) {
    router.open("serverInfo", "GET", "api/{v}/serverInfo", this::serverInfo);
    router.open("signIn", "POST", "api/{v}/auth/signin", this::signIn);
    router.signedIn("signOut", "POST", "api/{v}/auth/signout", this::signOut);
    router.signedIn("getSite", "GET", "api/{v}/sites/{s}", this::site);
    router.signedIn("listSites", "GET", "api/{v}/sites", this::sites);
    router.signedIn("listUsers", "GET", "api/{v}/sites/{s}/users", this::users);
    router.signedIn("listGroups", "GET", "api/{v}/sites/{s}/groups", this::groups);
  }

  private Answer serverInfo(Incoming in, World.Session session) {
    Node info =
        new Node("serverInfo")
            .with(new Node("productVersion").with("build", "20262.26.0610.1234").text("2026.2.0"))
            .with(new Node("restApiVersion").text(quirks.apiVersion));
    return Answer.xml(200, quirks.prefixedXml, info);
  }

  private Answer signIn(Incoming in, World.Session nobody) {
    Element credentials = in.payload("credentials");
    String contentUrl =
        Incoming.child(credentials, "site")
            .flatMap(site -> Incoming.attribute(site, "contentUrl"))
            .orElseThrow(() -> new Refusal("400000", "site is missing"));
    World.Site site =
        world.sites.values().stream()
            .filter(s -> s.contentUrl().equalsIgnoreCase(contentUrl))
            .findFirst()
            .orElseThrow(AuthRoutes::refused);
    Optional<String> pat = Incoming.attribute(credentials, "personalAccessTokenName");
    World.User user = user(credentials);
    // A token holds one session.
    if (pat.isPresent()) {
      if (world.sessions.values().removeIf(other -> other.pat().equals(pat))) {
        world.replacedSessions++;
      }
    }
    String token =
        Secrets.SESSION
            + world.nextNumber()
            + "/+=|"
            + world.newId().replace("-", "")
            + "|"
            + site.id();
    world.sessions.put(token, new World.Session(token, site, user, pat));
    Node answer =
        new Node("credentials")
            .with("token", token)
            .with("estimatedTimeToExpiration", "173:21:12")
            .with(new Node("site").with("id", site.id()).with("contentUrl", site.contentUrl()))
            .with(new Node("user").with("id", user.id()));
    return Answer.xml(200, quirks.prefixedXml, answer);
  }

  private World.User user(Element credentials) {
    String name = credentials.getAttribute("personalAccessTokenName");
    if (!name.isEmpty()) {
      return Optional.ofNullable(world.pats.get(name))
          .filter(p -> p.secret().equals(credentials.getAttribute("personalAccessTokenSecret")))
          .map(World.Pat::user)
          .orElseThrow(AuthRoutes::refused);
    }
    String jwt = credentials.getAttribute("jwt");
    if (!jwt.isEmpty()) {
      return byJwt(jwt);
    }
    return world.users.values().stream()
        .filter(u -> u.name().equals(credentials.getAttribute("name")))
        .filter(u -> u.password().equals(credentials.getAttribute("password")))
        .findFirst()
        .orElseThrow(AuthRoutes::refused);
  }

  private World.User byJwt(String jwt) {
    List<String> parts = List.of(jwt.split("\\.", -1));
    JsonNode header = decode(parts.get(0));
    JsonNode claims = decode(parts.get(1));
    World.App app =
        Optional.ofNullable(world.apps.get(claims.path("iss").asString("")))
            .orElseThrow(AuthRoutes::refused);
    long left = claims.path("exp").asLong(0) - quirks.jwtTime.get().getEpochSecond();
    boolean valid =
        parts.get(2).equals(sign(parts.get(0) + "." + parts.get(1), app.secret()))
            && header.path("alg").asString("").equals("HS256")
            && header.path("kid").asString("").equals(app.secretId())
            && claims.path("aud").asString("").equals("tableau")
            && left > 0
            && left <= Duration.ofMinutes(10).toSeconds()
            && !world.usedJwtIds.contains(claims.path("jti").asString(""));
    if (!valid) {
      throw refused();
    }
    world.usedJwtIds.add(claims.path("jti").asString(""));
    return world.users.values().stream()
        .filter(u -> u.name().equals(claims.path("sub").asString("")))
        .findFirst()
        .orElseThrow(AuthRoutes::refused);
  }

  private static JsonNode decode(String part) {
    return JsonMapper.shared().readTree(Base64.getUrlDecoder().decode(part));
  }

  private static String sign(String text, String key) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      byte[] signature = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(signature);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Refusal refused() {
    return new Refusal("401001", "Error signing in to Tableau Server");
  }

  private Answer signOut(Incoming in, World.Session session) {
    world.sessions.remove(session.token());
    return Answer.empty(204);
  }

  private Answer site(Incoming in, World.Session session) {
    return Answer.xml(200, quirks.prefixedXml, node(session.site()));
  }

  private Answer sites(Incoming in, World.Session session) {
    if (quirks.cloud) {
      throw new Refusal("403069", "The sites of Tableau Cloud cannot be listed");
    }
    return Lists.answer(
        in,
        quirks,
        new Lists.Table<>(
            List.copyOf(world.sites.values()), Map.of("name", World.Site::name), this::node),
        "sites");
  }

  private Node node(World.Site site) {
    return new Node("site")
        .with("id", site.id())
        .with("name", site.name())
        .with("contentUrl", site.contentUrl())
        .with("adminMode", "ContentAndUsers")
        .with("state", "Active")
        .with("revisionHistoryEnabled", quirks.keepsRevisions);
  }

  private Answer users(Incoming in, World.Session session) {
    return Lists.answer(
        in,
        quirks,
        new Lists.Table<>(
            List.copyOf(world.users.values()),
            Map.of("name", World.User::name),
            user ->
                new Node("user")
                    .with("id", user.id())
                    .with("name", user.name())
                    .with("siteRole", "Creator")),
        "users");
  }

  private Answer groups(Incoming in, World.Session session) {
    return Lists.answer(
        in,
        quirks,
        new Lists.Table<>(
            List.copyOf(world.groups.values()),
            Map.of("name", World.Group::name),
            group ->
                new Node("group")
                    .with("id", group.id())
                    .with("name", group.name())
                    .with(new Node("domain").with("name", "local"))),
        "groups");
  }
}
