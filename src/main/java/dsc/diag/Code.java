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

  // 5xxx: what Tableau saved
  TDS_NOT_WELL_FORMED("DSC5001"),
  TDS_DOCUMENT_TYPE("DSC5002"),
  TDS_TOO_LARGE("DSC5003"),
  TDS_NOT_A_DATASOURCE("DSC5004"),
  TDS_DATASOURCE_NOT_FOUND("DSC5005"),
  TDS_CHARACTER("DSC5006"),
  TDS_OPAQUE_PART("DSC5010"),
  TDS_PASSWORD_IGNORED("DSC5011"),
  TDS_INCONSISTENT("DSC5012"),
  TDSX_NOT_A_ZIP("DSC5020"),
  TDSX_UNSAFE_ENTRY("DSC5021"),
  TDSX_TOO_LARGE("DSC5022"),
  TDSX_CONTENT("DSC5023"),
  TDSX_NAME("DSC5024"),

  // 6xxx: plans, their hazards and the targets
  PLAN_TARGET_MOVED("DSC6001"),
  PLAN_SPEC_MOVED("DSC6002"),
  PLAN_FILE_INVALID("DSC6003"),
  PLAN_FILE_OTHER_VERSION("DSC6004"),
  HAZARD_NOT_ALLOWED("DSC6005"),
  NOT_MANAGED("DSC6006"),
  DUPLICATE_PUBLICATION("DSC6007"),
  TARGET_LOCKED("DSC6020"),
  TARGET_STATE_INVALID("DSC6021"),
  TARGET_NOT_WRITABLE("DSC6022"),
  TARGET_FULL("DSC6023"),
  TARGET_UNSAFE_PATH("DSC6024"),
  PUBLISHED_DIFFERS("DSC6025"),
  PUBLISHED_UNREADABLE("DSC6026"),
  PUBLISH_OUTCOME_UNKNOWN("DSC6027"),
  FIELD_REMOVED("DSC6101"),
  FIELD_NAME_CHANGED("DSC6102"),
  FIELD_DATA_TYPE_CHANGED("DSC6103"),
  FIELD_ROLE_CHANGED("DSC6104"),
  FIELD_TYPE_CHANGED("DSC6105"),
  FIELD_HIDDEN("DSC6106"),
  PARAMETER_REMOVED("DSC6107"),
  CALCULATION_CHANGED("DSC6120"),
  FIELD_SOURCE_CHANGED("DSC6121"),
  FIELD_DEFAULTS_CHANGED("DSC6122"),
  FIELD_CAPTION_CHANGED("DSC6123"),
  PARAMETER_CHANGED("DSC6124"),
  FILTER_NARROWED("DSC6125"),
  TABLE_CHANGED("DSC6126"),
  JOIN_CHANGED("DSC6127"),
  HIERARCHY_CHANGED("DSC6128"),
  SETTINGS_CHANGED("DSC6129"),
  UNKNOWN_PART_CHANGED("DSC6130"),
  FILTER_REMOVED("DSC6140"),
  FILTER_LOOSENED("DSC6141"),
  FILTER_BASIS_CHANGED("DSC6142"),
  CONNECTION_CHANGED("DSC6143"),
  CREDENTIALS_CHANGED("DSC6144"),
  INITIAL_SQL_CHANGED("DSC6145"),
  CONNECTION_MODE_CHANGED("DSC6146"),
  PUBLICATION_MOVED("DSC6147"),
  DATASOURCE_REMOVED("DSC6160"),
  EXTRACT_REMOVED("DSC6161"),
  DRIFT_OVERWRITTEN("DSC6162"),

  // 9xxx: the world outside
  IO_FAILED("DSC9001"),
  ENGINE_NOT_FOUND("DSC9101"),
  ENGINE_INSTALL_FAILED("DSC9102"),
  ENGINE_FAILED("DSC9103"),
  ENGINE_QUERY_FAILED("DSC9104");

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
