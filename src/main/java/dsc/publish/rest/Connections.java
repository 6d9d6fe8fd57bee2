package dsc.publish.rest;

import java.util.List;

/** The connections of a published data source and the logins kept with them. */
public final class Connections {
  private final Api api;

  Connections(Api api) {
    this.api = api;
  }

  public List<RemoteConnection> list(String datasourceId) {
    Call call = Call.get("list the connections", "datasources", datasourceId, "connections");
    return api.ask(call, "connections").children("connection").stream()
        .map(RemoteConnection::of)
        .toList();
  }

  /** Keeps a login for one connection. */
  public RemoteConnection embed(
      String datasourceId, String connectionId, ConnectionCredentials login) {
    api.redactor().hide(login.password());
    return put(
        datasourceId,
        connectionId,
        Element.of("connection")
            .with("userName", login.user())
            .with("password", login.password().reveal())
            .with("embedPassword", "true"));
  }

  /** Points a connection at another server. */
  public RemoteConnection redirect(
      String datasourceId, String connectionId, String server, int port) {
    return put(
        datasourceId,
        connectionId,
        Element.of("connection")
            .with("serverAddress", server)
            .with("serverPort", String.valueOf(port)));
  }

  private RemoteConnection put(String datasourceId, String connectionId, Element connection) {
    Call call =
        Call.put(
            "change a connection",
            Body.xml(Element.of("tsRequest").with(connection)),
            "datasources",
            datasourceId,
            "connections",
            connectionId);
    return RemoteConnection.of(api.ask(call, "connection"));
  }
}
