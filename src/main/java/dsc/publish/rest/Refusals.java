package dsc.publish.rest;

import dsc.diag.Code;
import dsc.diag.DscException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Turns a refusing answer into the failure a user sees. Only codes are read, never the text. */
final class Refusals {
  private static final Map<String, Code> BY_CODE =
      Map.ofEntries(
          Map.entry("400011", Code.PUBLISH_FAILED),
          Map.entry("403132", Code.CONNECTION_CHECK_FAILED),
          Map.entry("403007", Code.NAME_TAKEN),
          Map.entry("404001", Code.SERVER_TOO_OLD),
          Map.entry("404002", Code.PERSON_NOT_FOUND),
          Map.entry("404004", Code.PUBLISHED_NOT_FOUND),
          Map.entry("404005", Code.PROJECT_NOT_FOUND),
          Map.entry("404015", Code.UPLOAD_FAILED),
          Map.entry("405000", Code.SERVER_TOO_OLD),
          Map.entry("409000", Code.NAME_TAKEN),
          Map.entry("409006", Code.NAME_TAKEN),
          Map.entry("409090", Code.EXTRACT_NOT_REFRESHABLE));

  private Refusals() {}

  static DscException of(Call call, Reply reply, Redactor redactor) {
    if (reply.isWebPage()) {
      return Problems.webPage(call, reply.status());
    }
    Optional<String> code = reply.code();
    Code kind = code.map(BY_CODE::get).orElseGet(() -> byStatus(reply.status()));
    String said = redactor.detail(reply).map(detail -> ": " + detail).orElse("");
    String number = code.map(c -> " (code " + redactor.clean(c) + ")").orElse("");
    return new DscException(
        kind,
        "could not " + call.doing() + ": the server answered " + reply.status() + number + said,
        help(kind, reply));
  }

  private static Code byStatus(int status) {
    return switch (status) {
      case 401 -> Code.SESSION_LOST;
      case 403 -> Code.NOT_ALLOWED;
      case 404 -> Code.REMOTE_NOT_FOUND;
      case 407 -> Code.PROXY_FAILED;
      case 429 -> Code.SERVER_BUSY;
      default -> status >= 500 ? Code.SERVER_FAILED : Code.REQUEST_REFUSED;
    };
  }

  private static List<String> help(Code kind, Reply reply) {
    return switch (kind) {
      case NOT_ALLOWED -> List.of("the signed-in user lacks a permission for this");
      case SERVER_BUSY ->
          List.of("the server limits how often it may be called; try again in some minutes");
      case SERVER_TOO_OLD ->
          List.of("the server does not know this call; it may be too old for it");
      case PROJECT_NOT_FOUND, PUBLISHED_NOT_FOUND ->
          List.of("it may have been removed meanwhile, or be hidden from the signed-in user");
      case CONNECTION_CHECK_FAILED ->
          List.of("the server could not sign in to the database; check address and credentials");
      case PROXY_FAILED -> List.of("the proxy asks for a user and a password");
      case REQUEST_REFUSED ->
          reply.status() == 413
              ? List.of("the request is larger than the server takes")
              : List.of();
      default -> List.of();
    };
  }
}
