package dsc.publish.rest;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON Web Token a connected app signs in with: HS256, audience {@code tableau}. Tableau takes
 * at most ten minutes of validity; five leave room for a clock that is off.
 */
final class Jwt {
  private static final Duration VALIDITY = Duration.ofMinutes(5);

  private Jwt() {}

  /** A token for one sign-in: its id is new each time, because Tableau refuses a second use. */
  static Secret sign(Credentials.ConnectedApp app, Instant now) {
    return sign(app, now, UUID.randomUUID().toString());
  }

  static Secret sign(Credentials.ConnectedApp app, Instant now, String id) {
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("alg", "HS256");
    header.put("typ", "JWT");
    header.put("kid", app.secretId());
    header.put("iss", app.clientId());
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iss", app.clientId());
    claims.put("aud", "tableau");
    claims.put("sub", app.user());
    claims.put("jti", id);
    claims.put("exp", now.plus(VALIDITY).getEpochSecond());
    claims.put("scp", app.scopes());
    String signed = json(header) + "." + json(claims);
    return Secret.of(signed + "." + base64(hmac(app.secret(), signed)));
  }

  private static String json(Map<String, Object> members) {
    return base64(JsonMapper.shared().writeValueAsBytes(members));
  }

  private static byte[] hmac(Secret key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key.reveal().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HmacSHA256, and the key is not empty");
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
