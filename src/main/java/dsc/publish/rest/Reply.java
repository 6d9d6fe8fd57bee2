package dsc.publish.rest;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** An answer: status, headers and a small body. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Reply(int status, HttpHeaders headers, byte[] body) {
  private static final Set<Integer> GATEWAY = Set.of(502, 504);

  boolean isSuccess() {
    return status == 200 || status == 201 || status == 202 || status == 204;
  }

  /** The root of a Tableau answer, whatever its namespace prefix. */
  Optional<Element> response() {
    return Xml.read(body).filter(root -> root.name().equals("tsResponse"));
  }

  Optional<Element> error() {
    return response().flatMap(root -> root.child("error"));
  }

  /**
   * Tableau's own error code: the HTTP status and three more digits. The text beside it is in the
   * server's language, so only the code can be compared.
   */
  Optional<String> code() {
    return error().flatMap(error -> error.attribute("code"));
  }

  boolean hasCode(String code) {
    return code().filter(code::equals).isPresent();
  }

  /** A web page: from a proxy, a gateway or a host that is not Tableau at all. */
  boolean isWebPage() {
    String start =
        new String(body, 0, Math.min(body.length, 200), StandardCharsets.UTF_8)
            .strip()
            .toLowerCase(Locale.ROOT);
    return start.startsWith("<!doctype html") || start.startsWith("<html");
  }

  /** A gateway that lost patience: says nothing about what happened behind it. */
  boolean isGateway() {
    return GATEWAY.contains(status);
  }

  Optional<String> header(String name) {
    return headers.firstValue(name);
  }
}
