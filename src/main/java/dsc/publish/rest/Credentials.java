package dsc.publish.rest;

import java.util.List;

/** How to sign in. */
public sealed interface Credentials {
  /** What the user calls it, for messages; never a secret. */
  String describe();

  /** Everything in here that must never be printed. */
  List<Secret> secrets();

  /**
   * A personal access token. It holds one live session: signing in again with the same token ends
   * the first session (stated by the authors of Tableau's Python client).
   */
  record PersonalAccessToken(String name, Secret secret) implements Credentials {
    @Override
    public String describe() {
      return "the personal access token `" + name + "`";
    }

    @Override
    public List<Secret> secrets() {
      return List.of(secret);
    }
  }

  /** A user of Tableau Server; Tableau Cloud asks for a second factor and so refuses this. */
  record UserPassword(String user, Secret password) implements Credentials {
    @Override
    public String describe() {
      return "user `" + user + "` with a password";
    }

    @Override
    public List<Secret> secrets() {
      return List.of(password);
    }
  }

  /**
   * A connected app with direct trust: dsc signs a short-lived JSON Web Token for {@code user}.
   *
   * @param clientId the app's client id
   * @param secretId the id of the secret, sent as {@code kid}
   * @param secret the secret's value, the signing key
   * @param scopes access scopes; see {@link #defaultScopes}
   */
  record ConnectedApp(
      String clientId, String secretId, Secret secret, String user, List<String> scopes)
      implements Credentials {
    public ConnectedApp {
      scopes = List.copyOf(scopes);
    }

    /** The scopes that planning and publishing need. */
    public static List<String> defaultScopes() {
      return List.of(
          "tableau:content:read",
          "tableau:datasources:create",
          "tableau:datasources:update",
          "tableau:datasources:download",
          "tableau:datasources:delete",
          "tableau:file_uploads:create",
          "tableau:projects:create",
          "tableau:datasource_tags:update",
          "tableau:permissions:update",
          "tableau:tasks:read",
          "tableau:tasks:run",
          "tableau:jobs:read");
    }

    @Override
    public String describe() {
      return "the connected app `" + clientId + "` as user `" + user + "`";
    }

    @Override
    public List<Secret> secrets() {
      return List.of(secret);
    }
  }
}
