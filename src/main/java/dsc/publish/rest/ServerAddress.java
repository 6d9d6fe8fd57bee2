package dsc.publish.rest;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a Tableau server is: scheme, host and port, nothing else. Plain {@code http} is refused
 * except on this machine, because every request carries a session token.
 */
public record ServerAddress(URI base) {
  private static final Pattern SITE = Pattern.compile("/(?:site|t)/([^/?]+)");

  /**
   * Reads an address as a user writes it; anything else is a {@code DscException} that says why.
   */
  public static ServerAddress parse(String text) {
    URI uri = uri(text.strip());
    String scheme = Optional.ofNullable(uri.getScheme()).orElse("").toLowerCase(Locale.ROOT);
    String host = Optional.ofNullable(uri.getHost()).orElse("");
    if (host.isEmpty() || !(scheme.equals("https") || scheme.equals("http"))) {
      throw Problems.addressIncomplete(uri.getRawUserInfo() == null ? text.strip() : host);
    }
    if (uri.getRawUserInfo() != null) {
      throw Problems.addressWithLogin(host);
    }
    String origin = scheme + "://" + host + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
    String rest =
        Optional.ofNullable(uri.getRawPath()).orElse("")
            + Optional.ofNullable(uri.getRawFragment()).orElse("");
    if ((!rest.isEmpty() && !rest.equals("/")) || uri.getRawQuery() != null) {
      Matcher site = SITE.matcher(rest);
      throw Problems.addressOfPage(origin, site.find() ? site.group(1) : "");
    }
    if (scheme.equals("http") && !isLoopback(host)) {
      throw Problems.plainHttp(origin);
    }
    return new ServerAddress(URI.create(origin));
  }

  /** Tableau's own cloud, which differs: every site has a name and passwords do not sign in. */
  boolean isCloud() {
    return base.getHost().toLowerCase(Locale.ROOT).endsWith(".online.tableau.com");
  }

  /**
   * Whether a redirect from here to there may carry a token: same host, or within Tableau Cloud.
   */
  boolean mayMoveTo(URI target) {
    String host = Optional.ofNullable(target.getHost()).orElse("");
    boolean secure = "https".equals(target.getScheme()) || isLoopback(host);
    return secure
        && (host.equalsIgnoreCase(base.getHost())
            || (isCloud() && host.toLowerCase(Locale.ROOT).endsWith(".online.tableau.com")));
  }

  private static boolean isLoopback(String host) {
    return host.equalsIgnoreCase("localhost")
        || host.startsWith("127.")
        || host.equals("[::1]")
        || host.equals("::1");
  }

  private static URI uri(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw Problems.addressIncomplete(text.contains("@") ? "" : text);
    }
  }

  @Override
  public String toString() {
    return base.toString();
  }
}
