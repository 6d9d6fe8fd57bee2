package dsc.publish.rest;

import java.util.Optional;

/**
 * A connection inside a published data source. Its id changes when the content is overwritten. A
 * password is never readable, only whether one is kept.
 */
public record RemoteConnection(
    String id,
    String type,
    String server,
    Optional<Integer> port,
    String user,
    boolean passwordKept) {
  static RemoteConnection of(Element connection) {
    return new RemoteConnection(
        connection.value("id"),
        connection.value("type"),
        connection.value("serverAddress"),
        connection.number("serverPort").stream().boxed().findFirst(),
        connection.value("userName"),
        connection.flag("embedPassword"));
  }
}
