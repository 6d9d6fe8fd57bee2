package dsc.publish.rest;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * Makes text that came from outside fit for a message: secrets that were sent are taken out in case
 * the server echoes them, so are upload session ids (they allow writing), control characters become
 * blanks, and length is bounded.
 */
final class Redactor {
  private static final int LONGEST = 400;
  private static final Pattern UPLOAD = Pattern.compile("\\d+:[0-9a-fA-F]{8,}-\\d+:\\d+");

  /** Hidden texts; the value is unused. */
  private final Map<String, Boolean> hidden = new ConcurrentHashMap<>();

  /** From now on this never appears in cleaned text. */
  void hide(Secret secret) {
    // Words this short appear by accident, and are no secrets.
    if (secret.reveal().length() >= 3) {
      hidden.put(secret.reveal(), true);
    }
  }

  String clean(String text) {
    String cleaned = UPLOAD.matcher(text).replaceAll("(upload)");
    for (String secret : hidden.keySet().stream().sorted(LONGEST_FIRST).toList()) {
      cleaned = cleaned.replace(secret, "(secret)");
    }
    cleaned = cleaned.replaceAll("[\\p{Cc}\\p{Cf}\\s]+", " ").strip();
    return cleaned.length() <= LONGEST ? cleaned : cleaned.substring(0, LONGEST) + "…";
  }

  private static final java.util.Comparator<String> LONGEST_FIRST =
      java.util.Comparator.comparingInt(String::length).reversed().thenComparing(s -> s);

  /** What the server says about an error, or empty if it says nothing in Tableau's form. */
  Optional<String> detail(Reply reply) {
    return reply
        .error()
        .flatMap(
            error ->
                error
                    .child("detail")
                    .or(() -> error.child("summary"))
                    .map(Element::text)
                    .filter(text -> !text.isEmpty()))
        .map(this::clean);
  }
}
