package dsc.publish.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The explicit rules of a data source.
 *
 * @param lockedBy the project whose rules apply instead, when it is locked
 */
public record PermissionSet(Optional<String> lockedBy, List<PermissionRule> rules) {
  public PermissionSet {
    rules = List.copyOf(rules);
  }

  static PermissionSet of(Element permissions) {
    List<PermissionRule> rules = new ArrayList<>();
    for (Element grant : permissions.children("granteeCapabilities")) {
      for (Grantee.Kind kind : Grantee.Kind.values()) {
        grant
            .attributeOf(kind.element(), "id")
            .map(id -> new Grantee(kind, id))
            .ifPresent(
                grantee ->
                    grant.child("capabilities").stream()
                        .flatMap(list -> list.children("capability").stream())
                        .map(
                            one ->
                                new PermissionRule(
                                    grantee,
                                    one.value("name"),
                                    PermissionRule.Mode.of(one.value("mode"))))
                        .forEach(rules::add));
      }
    }
    return new PermissionSet(permissions.attributeOf("parent", "id"), rules);
  }
}
