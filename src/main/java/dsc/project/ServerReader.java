package dsc.project;

import dsc.diag.Diagnostics;
import dsc.spec.Located;
import dsc.spec.Reading;
import dsc.spec.ValueExpr;
import dsc.spec.YamlMapping;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the targets of {@code dsc.yaml} that are servers. */
final class ServerReader {
  /** The keys that only a server has. */
  static final List<String> KEYS =
      List.of(
          "site",
          "token_name",
          "token",
          "username",
          "password",
          "client_id",
          "secret_id",
          "secret",
          "sites",
          "managed_by",
          "state",
          "create_projects",
          "ca_file",
          "parallel",
          "canary",
          "wave",
          "error_budget");

  private static final int PARALLEL = 4;

  private final Reading reading;
  private final Diagnostics diags;
  private final Path root;

  ServerReader(Reading reading, Path root) {
    this.reading = reading;
    this.diags = reading.diags();
    this.root = root;
  }

  Optional<Target> target(Located<String> name, YamlMapping target) {
    Optional<ValueExpr> url = reading.text(target, "server");
    Optional<SignIn> signIn = signIn(name, target, true);
    if (url.isEmpty() || signIn.isEmpty()) {
      return Optional.empty();
    }
    ServerSite home = new ServerSite("", url.get(), reading.text(target, "site"), signIn.get());
    return Optional.of(
        new Target.Server(
            name,
            home,
            sites(target, home),
            reading.text(target, "project"),
            options(name, target)));
  }

  /** Sites with another server or another sign-in; what they do not say is as for the target. */
  private List<ServerSite> sites(YamlMapping target, ServerSite home) {
    List<ServerSite> sites = new ArrayList<>();
    for (YamlMapping.Entry entry : reading.entries(target, "sites")) {
      Located<String> name = reading.name(entry.key());
      reading
          .mapping(entry.value())
          .ifPresent(
              site ->
                  sites.add(
                      new ServerSite(
                          name.value(),
                          reading.text(site, "server").orElse(home.url()),
                          reading.text(site, "site"),
                          signIn(name, site, false).orElse(home.signIn()))));
    }
    return sites;
  }

  /** One of the three ways; half of one is reported, and so is none where one is needed. */
  private Optional<SignIn> signIn(Located<String> name, YamlMapping from, boolean needed) {
    if (from.get("client_id").isPresent()) {
      Optional<ValueExpr> client = text(name, from, "client_id");
      Optional<ValueExpr> id = text(name, from, "secret_id");
      Optional<ValueExpr> secret = secret(name, from, "secret");
      Optional<ValueExpr> user = text(name, from, "username");
      return client.isEmpty() || id.isEmpty() || secret.isEmpty() || user.isEmpty()
          ? Optional.empty()
          : Optional.of(new SignIn.ConnectedApp(client.get(), id.get(), secret.get(), user.get()));
    }
    if (from.get("username").isPresent() || from.get("password").isPresent()) {
      Optional<ValueExpr> user = text(name, from, "username");
      Optional<ValueExpr> password = secret(name, from, "password");
      return user.flatMap(u -> password.map(p -> new SignIn.Password(u, p)));
    }
    if (!needed && from.get("token_name").isEmpty() && from.get("token").isEmpty()) {
      return Optional.empty();
    }
    Optional<ValueExpr> tokenName = text(name, from, "token_name");
    Optional<ValueExpr> token = secret(name, from, "token");
    return tokenName.flatMap(n -> token.map(t -> new SignIn.Token(n, t)));
  }

  private Optional<ValueExpr> text(Located<String> name, YamlMapping from, String key) {
    if (from.get(key).isEmpty()) {
      diags.report(Problems.serverNeeds(name, key));
    }
    return reading.text(from, key);
  }

  private Optional<ValueExpr> secret(Located<String> name, YamlMapping from, String key) {
    if (from.get(key).isEmpty()) {
      diags.report(Problems.serverNeeds(name, key));
    }
    Optional<ValueExpr> secret = from.get(key).flatMap(reading::secret);
    from.get(key)
        .filter(node -> secret.isEmpty())
        .ifPresent(node -> diags.report(Problems.secretInFile(node.span())));
    return secret;
  }

  private ServerOptions options(Located<String> name, YamlMapping target) {
    Path state = path(target, "state").orElseGet(() -> root.resolve(".dsc").resolve(name.value()));
    return new ServerOptions(
        reading.name(target, "managed_by").map(Located::value).orElse(""),
        state.normalize(),
        reading.flag(target, "create_projects", false),
        Math.max(1, number(target, "parallel", PARALLEL)),
        path(target, "ca_file"),
        number(target, "canary", 0),
        number(target, "wave", 0),
        number(target, "error_budget", 0));
  }

  private Optional<Path> path(YamlMapping target, String key) {
    return reading.name(target, key).flatMap(written -> Paths.inside(root, written, diags));
  }

  private int number(YamlMapping target, String key, int fallback) {
    return reading.integer(target, key).map(n -> n.value().intValue()).orElse(fallback);
  }
}
