package dsc.cli;

import dsc.Artifacts.Artifact;
import dsc.Publications;
import dsc.diag.Diagnostics;
import dsc.model.Datasource;
import dsc.model.Normalizer;
import dsc.project.Binding;
import dsc.project.ServerOptions;
import dsc.project.ServerSite;
import dsc.project.SignIn;
import dsc.project.Target;
import dsc.publish.directory.DocumentReader;
import dsc.publish.rest.Credentials;
import dsc.publish.rest.HttpSettings;
import dsc.publish.rest.ProxySettings;
import dsc.publish.rest.Secret;
import dsc.publish.rest.ServerAddress;
import dsc.publish.server.Login;
import dsc.publish.server.Logins;
import dsc.publish.server.ServerSettings;
import dsc.publish.server.ServerTarget;
import dsc.publish.server.SiteAddress;
import dsc.publish.server.StateFolder;
import dsc.spec.ConnectionSpec;
import dsc.spec.ValueExpr;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes server targets out of what {@code dsc.yaml} and the environment say. */
final class Servers {
  private final Binding binding;
  private final Map<String, String> environment;
  private final Diagnostics diags;

  /** Values that are missing are reported. */
  Servers(Binding binding, Map<String, String> environment, Diagnostics diags) {
    this.binding = binding;
    this.environment = environment;
    this.diags = diags;
  }

  /** The target; empty when a value is missing. Asks nothing of the server yet. */
  Optional<ServerTarget> target(Target.Server server, List<Artifact> artifacts) {
    Optional<List<SiteAddress>> sites = sites(server);
    return sites.map(
        all ->
            new ServerTarget(
                all,
                new StateFolder(server.options().state()),
                Servers::published,
                logins(artifacts),
                settings(server.options())));
  }

  /** The sites of a server target, its home first; empty when a value is missing. */
  private Optional<List<SiteAddress>> sites(Target.Server server) {
    List<SiteAddress> sites = new ArrayList<>();
    address(server.home()).ifPresent(sites::add);
    for (ServerSite site : server.sites()) {
      address(site).ifPresent(sites::add);
    }
    return sites.size() == server.sites().size() + 1 ? Optional.of(sites) : Optional.empty();
  }

  private Optional<SiteAddress> address(ServerSite site) {
    Optional<String> url = text(site.url());
    Optional<String> content =
        site.site().isPresent() ? text(site.site().get()) : Optional.of(site.name());
    Optional<Credentials> credentials = credentials(site.signIn());
    if (url.isEmpty() || content.isEmpty() || credentials.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new SiteAddress(
            site.name(), ServerAddress.parse(url.get()), content.get(), credentials.get()));
  }

  private Optional<Credentials> credentials(SignIn signIn) {
    return switch (signIn) {
      case SignIn.Token(ValueExpr name, ValueExpr secret) ->
          text(name)
              .flatMap(
                  n -> text(secret).map(s -> new Credentials.PersonalAccessToken(n, Secret.of(s))));
      case SignIn.Password(ValueExpr user, ValueExpr password) ->
          text(user)
              .flatMap(u -> text(password).map(p -> new Credentials.UserPassword(u, Secret.of(p))));
      case SignIn.ConnectedApp app -> {
        Optional<String> client = text(app.clientId());
        Optional<String> id = text(app.secretId());
        Optional<String> secret = text(app.secret());
        Optional<String> user = text(app.user());
        yield client.isEmpty() || id.isEmpty() || secret.isEmpty() || user.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new Credentials.ConnectedApp(
                    client.get(),
                    id.get(),
                    Secret.of(secret.get()),
                    user.get(),
                    Credentials.ConnectedApp.defaultScopes()));
      }
    };
  }

  private Optional<String> text(ValueExpr expr) {
    return binding.text(expr, diags);
  }

  private ServerSettings settings(ServerOptions options) {
    HttpSettings http = HttpSettings.standard();
    Optional<ProxySettings> proxy = ProxySettings.fromEnvironment(environment);
    http = proxy.isPresent() ? http.withProxy(proxy.get()) : http;
    Optional<Path> authorities = options.caFile();
    http = authorities.isPresent() ? http.withCaFile(authorities.get()) : http;
    return ServerSettings.standard()
        .managedBy(options.managedBy())
        .creatingProjects(options.createProjects())
        .parallel(options.parallel())
        .over(http);
  }

  /** What a server holds, in the form that is compared. */
  static Datasource published(byte[] tds) {
    return Normalizer.onServer(Normalizer.normalize(DocumentReader.tableau().read(tds)));
  }

  /** Passwords are looked up when they are sent, not before. */
  private static Logins logins(List<Artifact> artifacts) {
    return key ->
        artifacts.stream()
            .filter(artifact -> Publications.key(artifact.variant()).equals(key))
            .findFirst()
            .map(Servers::logins)
            .orElse(List.of());
  }

  private static List<Login> logins(Artifact artifact) {
    List<Login> logins = new ArrayList<>();
    for (ConnectionSpec connection : artifact.variant().typed().resolved().spec().connections()) {
      value(artifact, connection, "password")
          .ifPresent(
              password ->
                  logins.add(
                      new Login(
                          value(artifact, connection, "server").orElse(""),
                          value(artifact, connection, "username").orElse(""),
                          Secret.of(password))));
    }
    return logins;
  }

  private static Optional<String> value(Artifact artifact, ConnectionSpec connection, String key) {
    return connection.attributes().stream()
        .filter(attribute -> attribute.key().value().equals(key))
        .map(ConnectionSpec.Attribute::value)
        .map(artifact.variant().values()::text)
        .findFirst();
  }
}
