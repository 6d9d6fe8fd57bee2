package dsc.publish.rest;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An HTTP proxy between here and the server.
 *
 * @param bypass hosts that are reached directly, in {@code NO_PROXY} notation: a host, a domain
 *     that covers its subdomains, or {@code *}
 */
public record ProxySettings(
    String host, int port, Optional<String> user, Optional<Secret> password, List<String> bypass) {
  private static final String[] NOBODY = new String[0];

  public ProxySettings {
    bypass = List.copyOf(bypass);
  }

  /**
   * The proxy named by {@code HTTPS_PROXY} and {@code NO_PROXY} (either case), as other command
   * line tools read them.
   */
  public static Optional<ProxySettings> fromEnvironment(Map<String, String> environment) {
    return variable(environment, "https_proxy")
        .map(text -> parse(text, variable(environment, "no_proxy").orElse("")));
  }

  /** A proxy written as a URL, perhaps with user and password in it. */
  static ProxySettings parse(String text, String bypass) {
    URI uri = uri(text.contains("://") ? text : "http://" + text);
    String host = Optional.ofNullable(uri.getHost()).orElse("");
    if (host.isEmpty()) {
      throw Problems.badProxy();
    }
    String[] login =
        Optional.ofNullable(uri.getRawUserInfo()).map(info -> info.split(":", 2)).orElse(NOBODY);
    return new ProxySettings(
        host,
        uri.getPort() < 0 ? 8080 : uri.getPort(),
        login.length > 0 ? Optional.of(decode(login[0])) : Optional.empty(),
        login.length > 1 ? Optional.of(Secret.of(decode(login[1]))) : Optional.empty(),
        Arrays.stream(bypass.split(",", -1)).map(String::strip).filter(s -> !s.isEmpty()).toList());
  }

  private static URI uri(String text) {
    try {
      return new URI(text);
    } catch (URISyntaxException e) {
      throw Problems.badProxy();
    }
  }

  /** Whether this host is reached without the proxy. */
  boolean bypasses(String target) {
    String wanted = target.toLowerCase(Locale.ROOT);
    return bypass.stream()
        .map(entry -> entry.toLowerCase(Locale.ROOT))
        .map(entry -> entry.startsWith(".") ? entry.substring(1) : entry)
        .anyMatch(
            entry -> entry.equals("*") || wanted.equals(entry) || wanted.endsWith("." + entry));
  }

  private static Optional<String> variable(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name))
        .or(() -> Optional.ofNullable(environment.get(name.toUpperCase(Locale.ROOT))))
        .map(String::strip)
        .filter(text -> !text.isEmpty());
  }

  private static String decode(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
