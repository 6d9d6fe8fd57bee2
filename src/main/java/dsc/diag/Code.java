package dsc.diag;

import java.util.Arrays;
import java.util.Optional;

/**
 * Every problem dsc can report, with its stable id. The constant name is the headline; a short text
 * for {@code dsc explain} lies in the resource {@code dsc/explain/<id>.md}. Ranges: 1xxx the shape
 * of a file, 2xxx names, 3000 formula syntax, 3500 formula types, 4xxx rules and target limits,
 * 5xxx reading what Tableau saved, 6xxx plan hazards, 9xxx the world outside.
 */
public enum Code {
  // 1xxx: the shape of a file
  FILE_UNREADABLE("DSC1001"),
  YAML_SYNTAX("DSC1002"),
  DUPLICATE_KEY("DSC1003"),
  FILE_TOO_LARGE("DSC1004"),
  UNKNOWN_KEY("DSC1010"),
  MISSING_KEY("DSC1011"),
  WRONG_TYPE("DSC1012"),
  VALUE_NOT_ALLOWED("DSC1013"),

  // 2xxx: names
  UNKNOWN_TABLE("DSC2001"),
  UNKNOWN_COLUMN("DSC2002"),
  UNKNOWN_FIELD("DSC2003"),
  AMBIGUOUS_FIELD("DSC2004"),
  DUPLICATE_CAPTION("DSC2005"),
  UNKNOWN_CONNECTION("DSC2006"),
  UNKNOWN_REFERENCE("DSC2007"),
  DUPLICATE_NAME("DSC2008"),
  CYCLIC_CALCULATION("DSC2010"),
  CYCLIC_TABLE("DSC2011"),

  // 9xxx: the world outside
  IO_FAILED("DSC9001"),
  ENGINE_NOT_FOUND("DSC9101"),
  ENGINE_INSTALL_FAILED("DSC9102"),
  ENGINE_FAILED("DSC9103"),
  ENGINE_QUERY_FAILED("DSC9104"),

  // 93xx: Tableau Server and Cloud
  SERVER_ADDRESS("DSC9301"),
  SERVER_UNREACHABLE("DSC9302"),
  SERVER_CERTIFICATE("DSC9303"),
  PROXY_FAILED("DSC9304"),
  NOT_A_TABLEAU_SERVER("DSC9305"),
  SERVER_TOO_OLD("DSC9306"),
  SIGN_IN_FAILED("DSC9310"),
  CLOCK_IS_OFF("DSC9311"),
  SESSION_LOST("DSC9312"),
  NOT_ALLOWED("DSC9313"),
  PROJECT_NOT_FOUND("DSC9320"),
  PUBLISHED_NOT_FOUND("DSC9321"),
  NAME_TAKEN("DSC9322"),
  PERSON_NOT_FOUND("DSC9323"),
  REMOTE_NOT_FOUND("DSC9324"),
  SERVER_BUSY("DSC9330"),
  SERVER_FAILED("DSC9331"),
  REQUEST_REFUSED("DSC9332"),
  ANSWER_UNREADABLE("DSC9333"),
  SERVER_MOVED("DSC9334"),
  PUBLISH_FAILED("DSC9340"),
  PUBLISH_OUTCOME_UNKNOWN("DSC9341"),
  UPLOAD_FAILED("DSC9342"),
  DOWNLOAD_FAILED("DSC9343"),
  CONNECTION_CHECK_FAILED("DSC9344"),
  JOB_FAILED("DSC9345"),
  JOB_UNFINISHED("DSC9346"),
  EXTRACT_NOT_REFRESHABLE("DSC9347");

  private final String id;

  Code(String id) {
    this.id = id;
  }

  /** The stable id, for example {@code DSC2003}. */
  public String id() {
    return id;
  }

  /** The constant's name as words, for example {@code unknown field}. */
  public String headline() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
  }

  /** The code with this id, in any case. */
  public static Optional<Code> of(String id) {
    return Arrays.stream(values()).filter(code -> code.id.equalsIgnoreCase(id)).findFirst();
  }
}
