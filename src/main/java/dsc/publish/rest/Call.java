package dsc.publish.rest;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One request, before it is bound to a server, version, site and token.
 *
 * @param doing what it does, to follow "could not" in a message; names no secret
 * @param path encoded, relative to its scope
 */
record Call(
    String doing,
    String method,
    Scope scope,
    String path,
    Map<String, String> query,
    Map<String, String> headers,
    Body body,
    Replay replay) {
  /** What the path is relative to. */
  enum Scope {
    /** The server's address. */
    SERVER,
    /** {@code /api/<version>}. */
    VERSION,
    /** {@code /api/<version>/sites/<site>}. */
    SITE
  }

  /** What may be done when no answer came. */
  enum Replay {
    /** Send it again: doing it twice is doing it once. */
    SAFE,
    /** Send it again only if it cannot have been carried out. */
    UNSENT
  }

  Call {
    query = Collections.unmodifiableMap(new LinkedHashMap<>(query));
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
  }

  static Call get(String doing, String... path) {
    return new Call(
        doing, "GET", Scope.SITE, join(path), Map.of(), Map.of(), Body.NOTHING, Replay.SAFE);
  }

  static Call delete(String doing, String... path) {
    return new Call(
        doing, "DELETE", Scope.SITE, join(path), Map.of(), Map.of(), Body.NOTHING, Replay.SAFE);
  }

  /** A PUT that sets something to a value. */
  static Call put(String doing, Body body, String... path) {
    return new Call(doing, "PUT", Scope.SITE, join(path), Map.of(), Map.of(), body, Replay.SAFE);
  }

  /** A POST makes something new, so it is not sent twice. */
  static Call post(String doing, Body body, String... path) {
    return new Call(doing, "POST", Scope.SITE, join(path), Map.of(), Map.of(), body, Replay.UNSENT);
  }

  Call in(Scope other) {
    return new Call(doing, method, other, path, query, headers, body, replay);
  }

  Call with(Replay other) {
    return new Call(doing, method, scope, path, query, headers, body, other);
  }

  Call at(String otherPath) {
    return new Call(doing, method, scope, otherPath, query, headers, body, replay);
  }

  Call method(String other) {
    return new Call(doing, other, scope, path, query, headers, body, replay);
  }

  Call query(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(query);
    more.put(name, value);
    return new Call(doing, method, scope, path, more, headers, body, replay);
  }

  Call header(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Call(doing, method, scope, path, query, more, body, replay);
  }

  /** Path and query as they go on the wire, below the scope's prefix. */
  String target() {
    if (query.isEmpty()) {
      return path;
    }
    return query.entrySet().stream()
        .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
        .collect(Collectors.joining("&", path + "?", ""));
  }

  private static String join(String... segments) {
    return Arrays.stream(segments).map(Call::encode).collect(Collectors.joining("/"));
  }

  /** Percent-encoding that is right in a path and in a query. */
  static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20").replace("%3A", ":");
  }
}
