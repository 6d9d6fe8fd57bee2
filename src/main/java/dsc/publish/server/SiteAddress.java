package dsc.publish.server;

import dsc.publish.rest.Credentials;
import dsc.publish.rest.ServerAddress;

/**
 * A site and how to sign in there.
 *
 * @param name what attributes call it; empty for the site of data sources that name none
 * @param contentUrl its name in addresses; empty for the default site of Tableau Server
 */
public record SiteAddress(
    String name, ServerAddress server, String contentUrl, Credentials credentials) {

  /** What may hold only one session at a time: a token, or a user on one site. */
  String slot() {
    return credentials instanceof Credentials.PersonalAccessToken token
        ? server + "\n" + token.name()
        : server + "\n" + credentials.describe() + "\n" + contentUrl;
  }

  /** In words. */
  String shown() {
    return contentUrl.isEmpty() ? "the default site" : contentUrl;
  }
}
