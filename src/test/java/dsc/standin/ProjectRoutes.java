package dsc.standin;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.w3c.dom.Element;

/** Projects. */
final class ProjectRoutes {
  private final World world;
  private final Quirks quirks;

  ProjectRoutes(World world, Quirks quirks) {
    this.world = world;
    this.quirks = quirks;
  }

  void addTo(Router router) {
    router.signedIn("listProjects", "GET", "api/{v}/sites/{s}/projects", this::list);
    router.signedIn("createProject", "POST", "api/{v}/sites/{s}/projects", this::create);
  }

  private Answer list(Incoming in, World.Session session) {
    List<World.Project> visible =
        world.projects.values().stream()
            .filter(project -> project.siteId.equals(session.site().id()))
            .filter(project -> !project.hidden && project.unlisted-- <= 0)
            .toList();
    return Lists.answer(
        in,
        quirks,
        new Lists.Table<>(
            visible,
            Map.of("name", p -> p.name, "parentProjectId", p -> p.parentId.orElse("")),
            this::node),
        "projects");
  }

  private Answer create(Incoming in, World.Session session) {
    Element wanted = in.payload("project");
    String name =
        Incoming.attribute(wanted, "name")
            .filter(text -> !text.isBlank())
            .orElseThrow(() -> new Refusal("400003", "name is missing"));
    Optional<String> parent = Incoming.attribute(wanted, "parentProjectId");
    if (parent.filter(id -> !world.projects.containsKey(id)).isPresent()) {
      throw new Refusal("404005", "parent project not found");
    }
    boolean taken =
        world.projects.values().stream()
            .filter(other -> other.siteId.equals(session.site().id()))
            .anyMatch(other -> other.parentId.equals(parent) && other.name.equalsIgnoreCase(name));
    if (taken) {
      throw new Refusal("409006", "The project name '" + name + "' already exists");
    }
    World.Project project = world.project(session.site(), name, parent);
    project.description = wanted.getAttribute("description");
    project.unlisted = quirks.readsUntilListed;
    return Answer.xml(201, quirks.prefixedXml, node(project));
  }

  private Node node(World.Project project) {
    Node node =
        new Node("project")
            .with("id", project.id)
            .with("name", project.name)
            .with("description", project.description)
            .with("contentPermissions", project.contentPermissions);
    project.parentId.ifPresent(id -> node.with("parentProjectId", id));
    return node.with(new Node("owner").with("id", world.users.values().iterator().next().id()));
  }
}
