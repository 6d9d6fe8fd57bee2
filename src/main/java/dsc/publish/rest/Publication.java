package dsc.publish.rest;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What to publish and where.
 *
 * @param name the published name; unique in its project regardless of case
 * @param credentials one login for the only connection; several connections get theirs afterwards,
 *     because a publish takes only one
 * @param replaces what is known to be there under the name; looked up when it is not said
 */
public record Publication(
    Project project,
    String name,
    Path file,
    FileType type,
    PublishMode mode,
    Optional<String> description,
    Optional<ConnectionCredentials> credentials,
    Optional<DatasourceState> replaces) {
  public static Publication of(
      Project project, String name, Path file, FileType type, PublishMode mode) {
    return new Publication(
        project, name, file, type, mode, Optional.empty(), Optional.empty(), Optional.empty());
  }

  public Publication describedAs(String text) {
    return new Publication(
        project, name, file, type, mode, Optional.of(text), credentials, replaces);
  }

  public Publication withCredentials(ConnectionCredentials login) {
    return new Publication(
        project, name, file, type, mode, description, Optional.of(login), replaces);
  }

  /** What was read a moment ago of the one that is overwritten, so that it is not looked up. */
  public Publication replacing(DatasourceState present) {
    return new Publication(
        project, name, file, type, mode, description, credentials, Optional.of(present));
  }

  /** The request's payload; the children's order is the schema's. */
  Element payload() {
    Element datasource = Element.of("datasource").with("name", name);
    Element described =
        description.map(text -> datasource.with("description", text)).orElse(datasource);
    Element trusted = credentials.map(login -> described.with(login.toElement())).orElse(described);
    return Element.of("tsRequest")
        .with(trusted.with(Element.of("project").with("id", project.id())));
  }
}
