package dsc.publish.rest;

import java.util.ArrayList;
import java.util.List;

/**
 * What to look at after a refused sign-in. The server gives one answer for every cause (wrong
 * secret, wrong site, expired token, disabled user), so the help lists them all.
 */
final class SignInHelp {
  private SignInHelp() {}

  static List<String> lines(Credentials credentials, String site, ServerAddress address) {
    List<String> lines = new ArrayList<>();
    if (site.isEmpty() && address.isCloud()) {
      lines.add("Tableau Cloud has no default site: name one");
    } else if (site.isEmpty()) {
      lines.add("no site is named, so the sign-in was to the default site");
    } else {
      lines.add("the site is what stands after /site/ in the browser's address, not its title");
    }
    switch (credentials) {
      case Credentials.PersonalAccessToken pat -> {
        lines.add("check the token's name and secret: the secret is shown only once, on creation");
        lines.add("tokens lapse when unused for some days or after a year, and can be revoked");
      }
      case Credentials.UserPassword user ->
          lines.add(
              address.isCloud()
                  ? "Tableau Cloud does not take passwords: use a personal access token"
                  : "check user and password, and that the user is a member of the site");
      case Credentials.ConnectedApp app -> {
        lines.add("check client id, secret id and secret, and that the app is enabled");
        lines.add("the user must be a member of the site");
      }
    }
    return List.copyOf(lines);
  }
}
