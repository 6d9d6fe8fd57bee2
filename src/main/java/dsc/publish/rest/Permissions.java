package dsc.publish.rest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who may do what with a published data source. */
public final class Permissions {
  private final Api api;

  Permissions(Api api) {
    this.api = api;
  }

  public PermissionSet get(String datasourceId) {
    Call call = Call.get("read the permissions", "datasources", datasourceId, "permissions");
    return PermissionSet.of(api.ask(call, "permissions"));
  }

  /** Makes these rules hold and leaves all others alone. */
  public PermissionSet set(String datasourceId, List<PermissionRule> wanted) {
    PermissionSet present = get(datasourceId);
    List<PermissionRule> missing = new ArrayList<>(wanted);
    missing.removeAll(present.rules());
    // The server adds rules but never turns one around, so the opposite one has to go first.
    missing.stream()
        .map(PermissionRule::opposite)
        .filter(present.rules()::contains)
        .forEach(rule -> revoke(datasourceId, rule));
    return missing.isEmpty() ? present : grant(datasourceId, missing);
  }

  /** Adds rules; those that hold already do no harm. */
  public PermissionSet grant(String datasourceId, List<PermissionRule> rules) {
    Map<Grantee, Element> byGrantee = new LinkedHashMap<>();
    for (PermissionRule rule : rules) {
      Element capabilities = byGrantee.getOrDefault(rule.grantee(), Element.of("capabilities"));
      byGrantee.put(
          rule.grantee(),
          capabilities.with(
              Element.of("capability")
                  .with("name", rule.capability())
                  .with("mode", rule.mode().word())));
    }
    List<Element> grants =
        byGrantee.entrySet().stream()
            .map(
                entry ->
                    Element.of("granteeCapabilities")
                        .with(
                            Element.of(entry.getKey().kind().element())
                                .with("id", entry.getKey().id()))
                        .with(entry.getValue()))
            .toList();
    Element request = Element.of("tsRequest").with(Element.of("permissions").with(grants));
    Call call =
        Call.put(
            "change the permissions",
            Body.xml(request),
            "datasources",
            datasourceId,
            "permissions");
    return PermissionSet.of(api.ask(call, "permissions"));
  }

  /** Takes one rule away; one that does not hold is none to take away. */
  public void revoke(String datasourceId, PermissionRule rule) {
    Call call =
        Call.delete(
            "remove a permission",
            "datasources",
            datasourceId,
            "permissions",
            rule.grantee().kind().path(),
            rule.grantee().id(),
            rule.capability(),
            rule.mode().word());
    Reply reply = api.reply(call);
    if (!reply.isSuccess() && (reply.status() != 404 || reply.isWebPage())) {
      throw api.refusal(call, reply);
    }
  }
}
