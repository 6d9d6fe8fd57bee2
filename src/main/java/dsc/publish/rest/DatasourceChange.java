package dsc.publish.rest;

import java.util.Optional;

/** Properties to set; what is empty stays as it is. */
public record DatasourceChange(
    Optional<String> name,
    Optional<String> description,
    Optional<Certification> certification,
    Optional<String> projectId,
    Optional<String> ownerId) {
  /** Certified with a note, or not certified (which empties the note). */
  public record Certification(boolean certified, String note) {}

  public static DatasourceChange none() {
    return new DatasourceChange(
        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
  }

  public DatasourceChange name(String value) {
    return new DatasourceChange(Optional.of(value), description, certification, projectId, ownerId);
  }

  public DatasourceChange description(String value) {
    return new DatasourceChange(name, Optional.of(value), certification, projectId, ownerId);
  }

  public DatasourceChange certification(Certification value) {
    return new DatasourceChange(name, description, Optional.of(value), projectId, ownerId);
  }

  /** Moves it to another project. */
  public DatasourceChange projectId(String value) {
    return new DatasourceChange(name, description, certification, Optional.of(value), ownerId);
  }

  /** Gives it to another user, which can drop embedded credentials. */
  public DatasourceChange ownerId(String value) {
    return new DatasourceChange(name, description, certification, projectId, Optional.of(value));
  }

  Element toElement() {
    Element[] element = {Element.of("datasource")};
    name.ifPresent(value -> element[0] = element[0].with("name", value));
    description.ifPresent(value -> element[0] = element[0].with("description", value));
    certification.ifPresent(
        value -> {
          element[0] = element[0].with("isCertified", String.valueOf(value.certified()));
          if (value.certified()) {
            element[0] = element[0].with("certificationNote", value.note());
          }
        });
    projectId.ifPresent(id -> element[0] = element[0].with(Element.of("project").with("id", id)));
    ownerId.ifPresent(id -> element[0] = element[0].with(Element.of("owner").with("id", id)));
    return element[0];
  }
}
