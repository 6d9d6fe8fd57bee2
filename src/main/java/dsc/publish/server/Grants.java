package dsc.publish.server;

import dsc.publish.rest.Grantee;
import dsc.publish.rest.PermissionRule;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The permissions among the attributes of a publication: {@code permissions of group Analysts} is
 * {@code allow Connect, Read; deny Write}. Only the capabilities that are named count.
 */
final class Grants {
  private static final String GROUP = "permissions of group ";
  private static final String USER = "permissions of user ";

  private Grants() {}

  static boolean isGrant(String attribute) {
    return attribute.startsWith(GROUP) || attribute.startsWith(USER);
  }

  /** Fails when a grantee is unknown on the site. */
  static void check(Site site, SortedMap<String, String> attributes) {
    wanted(site, attributes).forEach(rule -> Objects.requireNonNull(rule.grantee()));
  }

  /** The rules that attributes ask for. */
  static List<PermissionRule> wanted(Site site, SortedMap<String, String> attributes) {
    List<PermissionRule> rules = new ArrayList<>();
    attributes.forEach(
        (name, value) -> {
          if (isGrant(name)) {
            Grantee grantee = grantee(site, name);
            parse(value)
                .forEach((word, mode) -> rules.add(new PermissionRule(grantee, word, mode)));
          }
        });
    return rules;
  }

  /** What holds now of the capabilities that an attribute names, in the same form. */
  static String present(Site site, String attribute, String value, List<PermissionRule> rules) {
    Grantee grantee = grantee(site, attribute);
    List<String> allow = new ArrayList<>();
    List<String> deny = new ArrayList<>();
    for (String word : parse(value).keySet()) {
      Optional<PermissionRule> rule =
          rules.stream()
              .filter(r -> r.grantee().equals(grantee) && r.capability().equals(word))
              .findFirst();
      rule.ifPresent(r -> (r.mode() == PermissionRule.Mode.ALLOW ? allow : deny).add(word));
    }
    return text(allow, deny);
  }

  private static String text(List<String> allow, List<String> deny) {
    List<String> parts = new ArrayList<>();
    if (!allow.isEmpty()) {
      parts.add("allow " + String.join(", ", allow));
    }
    if (!deny.isEmpty()) {
      parts.add("deny " + String.join(", ", deny));
    }
    return parts.isEmpty() ? "nothing" : String.join("; ", parts);
  }

  private static SortedMap<String, PermissionRule.Mode> parse(String value) {
    SortedMap<String, PermissionRule.Mode> modes = new TreeMap<>();
    for (String part : value.split("; ", -1)) {
      boolean allow = part.startsWith("allow ");
      if (allow || part.startsWith("deny ")) {
        for (String word : part.substring(part.indexOf(' ') + 1).split(", ", -1)) {
          modes.put(word, allow ? PermissionRule.Mode.ALLOW : PermissionRule.Mode.DENY);
        }
      }
    }
    return modes;
  }

  private static Grantee grantee(Site site, String attribute) {
    return attribute.startsWith(GROUP)
        ? Grantee.group(site.id(true, attribute.substring(GROUP.length())))
        : Grantee.user(site.id(false, attribute.substring(USER.length())));
  }
}
