package dsc.standin;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.w3c.dom.Element;

/** Permissions of data sources: PUT adds, DELETE takes exactly one away. */
final class PermissionRoutes {
  private static final String BASE = "api/{v}/sites/{s}/datasources/{d}/permissions";
  private static final List<String> CAPABILITIES =
      List.of(
          "Read",
          "Connect",
          "Write",
          "ExportXml",
          "SaveAs",
          "ChangeHierarchy",
          "Delete",
          "ChangePermissions",
          "ExtractRefresh",
          "VizqlDataApiAccess",
          "PulseMetricDefine");

  private final World world;
  private final Quirks quirks;

  PermissionRoutes(World world, Quirks quirks) {
    this.world = world;
    this.quirks = quirks;
  }

  void addTo(Router router) {
    router.signedIn("getPermissions", "GET", BASE, this::get);
    router.signedIn("addPermissions", "PUT", BASE, this::add);
    router.signedIn("removePermission", "DELETE", BASE + "/{k}/{g}/{c}/{m}", this::remove);
  }

  private Published one(Incoming in) {
    return Optional.ofNullable(world.datasources.get(in.param("d")))
        .orElseThrow(() -> new Refusal("404004", "Datasource not found"));
  }

  private Answer get(Incoming in, World.Session session) {
    return Answer.xml(200, quirks.prefixedXml, node(one(in)));
  }

  private Node node(Published datasource) {
    Node permissions = new Node("permissions");
    World.Project project =
        Optional.ofNullable(world.projects.get(datasource.projectId)).orElseThrow();
    if (!project.contentPermissions.equals("ManagedByOwner")) {
      permissions.with(new Node("parent").with("id", project.id).with("type", "Project"));
    }
    permissions.with(
        new Node("datasource")
            .with("id", datasource.id)
            .with("name", datasource.name)
            .with(new Node("owner").with("id", datasource.owner.id())));
    Map<String, Node> byGrantee = new LinkedHashMap<>();
    datasource.permissions.forEach(
        (rule, mode) -> {
          String[] parts = rule.split("/", 3);
          byGrantee
              .computeIfAbsent(parts[0] + "/" + parts[1], key -> new Node("capabilities"))
              .with(new Node("capability").with("name", parts[2]).with("mode", mode));
        });
    byGrantee.forEach(
        (grantee, capabilities) -> {
          String[] parts = grantee.split("/", 2);
          String element = parts[0].substring(0, parts[0].length() - 1);
          permissions.with(
              new Node("granteeCapabilities")
                  .with(new Node(element).with("id", parts[1]))
                  .with(capabilities));
        });
    return permissions;
  }

  private Answer add(Incoming in, World.Session session) {
    Published datasource = one(in);
    for (Element grant : Incoming.children(in.payload("permissions"))) {
      Element grantee = Incoming.children(grant).getFirst();
      Element capabilities =
          Incoming.child(grant, "capabilities")
              .orElseThrow(() -> new Refusal("400000", "capabilities are missing"));
      for (Element capability : Incoming.children(capabilities)) {
        String name = capability.getAttribute("name");
        if (!CAPABILITIES.contains(name)) {
          throw new Refusal("400009", "Capability " + name + " is not valid for a data source");
        }
        // An existing rule stays as it is, even if the new one says the opposite.
        datasource.permissions.putIfAbsent(
            grantee.getTagName() + "s/" + grantee.getAttribute("id") + "/" + name,
            capability.getAttribute("mode"));
      }
    }
    return Answer.xml(200, quirks.prefixedXml, node(datasource));
  }

  private Answer remove(Incoming in, World.Session session) {
    String rule = in.param("k") + "/" + in.param("g") + "/" + in.param("c");
    if (!one(in).permissions.remove(rule, in.param("m"))) {
      throw new Refusal("404000", "The capability is not set");
    }
    return Answer.empty(204);
  }
}
