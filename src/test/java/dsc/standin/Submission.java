package dsc.standin;

import java.nio.file.Path;
import java.util.Optional;
import org.w3c.dom.Element;

/** A publish that has been read and may be carried out, now or by a job. */
record Submission(
    Incoming in,
    World.Session session,
    Element wanted,
    Path file,
    String type,
    World.Project project) {

  String name() {
    return wanted.getAttribute("name").strip();
  }

  Optional<Element> credentials() {
    return Incoming.child(wanted, "connectionCredentials");
  }

  /** What has this name in this project already; case makes no difference. */
  Optional<Published> existing(World world) {
    return world.datasources.values().stream()
        .filter(other -> other.projectId.equals(project.id) && other.name.equalsIgnoreCase(name()))
        .findFirst();
  }

  Published publish(World world, Quirks quirks) {
    String now = world.tick();
    Optional<Published> existing = existing(world);
    Published published = existing.orElseGet(() -> create(world, quirks, now));
    published.updatedAt = now;
    if (in.flag("append") || in.flag("replace")) {
      published.dataUpdates.add(in.flag("append") ? "append" : "replace");
      return published;
    }
    if (existing.isPresent() && quirks.overwriteTakesOwnership) {
      published.owner = session.user();
    }
    if (existing.isPresent() && quirks.overwriteDropsTags) {
      published.tags.clear();
    }
    if (quirks.publishKeepsDescription) {
      Incoming.attribute(wanted, "description").ifPresent(text -> published.description = text);
    }
    addRevision(quirks, published, now);
    published.connections.clear();
    published.connections.addAll(TdsRewriter.connections(this, world));
    if (quirks.publishKeepsCredentials) {
      credentials().ifPresent(login -> embed(published, login));
    }
    return published;
  }

  private static void embed(Published published, Element login) {
    if (login.getAttribute("embed").equals("true")) {
      for (Published.Connection connection : published.connections) {
        connection.user = login.getAttribute("name");
        connection.password = Optional.of(login.getAttribute("password"));
      }
    }
  }

  private void addRevision(Quirks quirks, Published published, String now) {
    int number = published.revisions.isEmpty() ? 1 : published.newest().number() + 1;
    if (!quirks.keepsRevisions) {
      published.revisions.clear();
    }
    published.revisions.add(new Published.Revision(number, now, session.user(), file, type));
  }

  private Published create(World world, Quirks quirks, String now) {
    String plain = name().replaceAll("[^\\p{L}\\p{N}_-]", "");
    String contentUrl = plain;
    for (int i = 1; isTaken(world, contentUrl); i++) {
      contentUrl = plain + "_" + i;
    }
    Published published =
        new Published(
            world.newId(), session.site().id(), contentUrl, name(), project.id, session.user());
    published.createdAt = now;
    published.unlisted = quirks.readsUntilListed;
    world.datasources.put(published.id, published);
    return published;
  }

  private static boolean isTaken(World world, String contentUrl) {
    return world.datasources.values().stream().anyMatch(d -> d.contentUrl.equals(contentUrl));
  }
}
