package dsc.publish.server;

import dsc.plan.PublicationKey;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The tag by which dsc knows its own: {@code dsc:flights}, {@code dsc:flights@acme} for a tenant,
 * {@code dsc:team:flights} when the workspace has a name. It stays with the data source, so what is
 * managed is known on every machine, even when the record of what was applied is lost. It has no
 * slash, blank or comma, which tags in addresses and filters cannot have.
 */
record ManagedTag(String managedBy, PublicationKey key) {
  private static final Pattern FORM =
      Pattern.compile("dsc:(?:([A-Za-z0-9_.-]+):)?([A-Za-z0-9][A-Za-z0-9_.-]*)(?:@(.+))?");

  static Optional<ManagedTag> parse(String label) {
    Matcher matcher = FORM.matcher(label);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        new ManagedTag(
            Optional.ofNullable(matcher.group(1)).orElse(""),
            new PublicationKey(matcher.group(2), Optional.ofNullable(matcher.group(3)))));
  }

  /** The first one among some tags. */
  static Optional<ManagedTag> among(List<String> tags) {
    return tags.stream().flatMap(tag -> parse(tag).stream()).findFirst();
  }

  /** The tags that are the user's business. */
  static List<String> others(List<String> tags) {
    return tags.stream().filter(tag -> parse(tag).isEmpty()).sorted().toList();
  }

  String label() {
    return "dsc:"
        + (managedBy.isEmpty() ? "" : managedBy + ":")
        + key.datasource()
        + key.tenant().map(tenant -> "@" + tenant).orElse("");
  }
}
