package dsc.standin;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** An answer on its way out. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Answer(int status, Map<String, String> headers, byte[] body) {
  private static final String SCHEMA =
      " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\""
          + " xsi:schemaLocation=\"http://tableau.com/api"
          + " https://help.tableau.com/samples/en-us/rest_api/ts-api_3_29.xsd\"";

  static Answer of(int status, String type, byte[] body) {
    Map<String, String> headers = new TreeMap<>();
    headers.put("Content-Type", type);
    return new Answer(status, headers, body);
  }

  static Answer of(int status, String type, String body) {
    return of(status, type, body.getBytes(StandardCharsets.UTF_8));
  }

  static Answer empty(int status) {
    return new Answer(status, new TreeMap<>(), new byte[0]);
  }

  /** A {@code tsResponse} around these elements. */
  static Answer xml(int status, boolean prefixed, Node... elements) {
    String prefix = prefixed ? "ns0:" : "";
    StringBuilder out = new StringBuilder("<?xml version='1.0' encoding='UTF-8'?>");
    out.append('<').append(prefix).append("tsResponse xmlns").append(prefixed ? ":ns0" : "");
    out.append("=\"http://tableau.com/api\"").append(SCHEMA).append('>');
    for (Node element : elements) {
      out.append(element.print(prefix));
    }
    out.append("</").append(prefix).append("tsResponse>");
    return of(status, "application/xml;charset=utf-8", out.toString());
  }

  static String error(String code, String summary, String detail, boolean prefixed) {
    Node error =
        new Node("error")
            .with("code", code)
            .with(new Node("summary").text(summary))
            .with(new Node("detail").text(detail));
    return new String(xml(0, prefixed, error).body(), StandardCharsets.UTF_8);
  }

  Answer header(String name, String value) {
    headers.put(name, value);
    return this;
  }
}
