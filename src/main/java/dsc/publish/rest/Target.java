package dsc.publish.rest;

import java.util.Optional;

/** What binds a call to a session: the version and the site in its path, the token in a header. */
record Target(ApiVersion version, String siteId, Optional<Secret> token) {
  /** For the two calls that need no session. */
  static Target open(ApiVersion version) {
    return new Target(version, "", Optional.empty());
  }

  String prefix(Call.Scope scope) {
    return switch (scope) {
      case SERVER -> "/";
      case VERSION -> "/api/" + version + "/";
      case SITE -> "/api/" + version + "/sites/" + Call.encode(siteId) + "/";
    };
  }
}
