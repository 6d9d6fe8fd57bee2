package dsc.publish.rest;

import java.util.Optional;

/**
 * A project.
 *
 * @param parentId the project around it; empty at the top. The parent itself may be hidden from the
 *     signed-in user
 * @param contentPermissions {@code ManagedByOwner}, {@code LockedToProject} or {@code
 *     LockedToProjectWithoutNested}; in a locked project data sources have no permissions of their
 *     own
 */
public record Project(
    String id,
    String name,
    Optional<String> parentId,
    String description,
    String contentPermissions) {
  static Project of(Element project) {
    return new Project(
        project.value("id"),
        project.value("name"),
        project.attribute("parentProjectId").filter(id -> !id.isEmpty()),
        project.value("description"),
        project.value("contentPermissions"));
  }
}
