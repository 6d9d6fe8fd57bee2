package dsc.publish.rest;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A published data source, as lists and single reads show it.
 *
 * @param id its LUID, which survives overwriting and renaming
 * @param contentUrl its name in addresses, by which workbooks find it; given once by the server
 * @param type the class of its connection, an open set
 * @param projectId empty for one in a personal space
 * @param certificationNote only in a single read, never in a list
 * @param tags only in a read, not in the answer to an update
 */
public record RemoteDatasource(
    String id,
    String name,
    String contentUrl,
    String type,
    String description,
    Optional<Instant> createdAt,
    Optional<Instant> updatedAt,
    Optional<String> projectId,
    Optional<String> projectName,
    Optional<String> ownerId,
    boolean certified,
    String certificationNote,
    boolean hasExtracts,
    Optional<String> webpageUrl,
    List<String> tags) {
  public RemoteDatasource {
    tags = List.copyOf(tags);
  }

  static RemoteDatasource of(Element datasource) {
    return new RemoteDatasource(
        datasource.value("id"),
        datasource.value("name"),
        datasource.value("contentUrl"),
        datasource.value("type"),
        datasource.value("description"),
        datasource.attribute("createdAt").flatMap(Times::parse),
        datasource.attribute("updatedAt").flatMap(Times::parse),
        datasource.attributeOf("project", "id"),
        datasource.attributeOf("project", "name"),
        datasource.attributeOf("owner", "id"),
        datasource.flag("isCertified"),
        datasource.value("certificationNote"),
        datasource.flag("hasExtracts"),
        datasource.attribute("webpageUrl"),
        datasource.child("tags").map(RemoteDatasource::labels).orElse(List.of()));
  }

  static List<String> labels(Element tags) {
    return tags.children("tag").stream().map(tag -> tag.value("label")).toList();
  }
}
