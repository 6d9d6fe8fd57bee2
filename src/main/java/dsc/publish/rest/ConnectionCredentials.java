package dsc.publish.rest;

/** A login the server keeps for a connection. */
public record ConnectionCredentials(String user, Secret password) {
  Element toElement() {
    return Element.of("connectionCredentials")
        .with("name", user)
        .with("password", password.reveal())
        .with("embed", "true");
  }
}
