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

  // 3000-3499: formula syntax
  FORMULA_EMPTY("DSC3001"),
  FORMULA_TOO_LONG("DSC3002"),
  FORMULA_TOO_DEEP("DSC3003"),
  UNCLOSED_TEXT("DSC3010"),
  UNCLOSED_FIELD_NAME("DSC3011"),
  UNCLOSED_COMMENT("DSC3012"),
  UNCLOSED_DATE("DSC3013"),
  INVALID_DATE("DSC3014"),
  INVALID_NUMBER("DSC3015"),
  NUMBER_OUT_OF_RANGE("DSC3016"),
  CURLY_QUOTES("DSC3017"),
  UNKNOWN_CHARACTER("DSC3018"),
  INVALID_REFERENCE("DSC3019"),
  UNEXPECTED_TOKEN("DSC3020"),
  MISSING_OPERATOR("DSC3021"),
  MISSING_OPERAND("DSC3022"),
  UNCLOSED_PARENTHESIS("DSC3023"),
  UNCLOSED_BRACE("DSC3024"),
  UNMATCHED_BRACKET("DSC3025"),
  MISSING_THEN("DSC3026"),
  MISSING_END("DSC3027"),
  MISSING_WHEN("DSC3028"),
  MISSING_COLON("DSC3029"),
  MISSING_LOD_KEYWORD("DSC3030"),
  IN_NEEDS_LIST("DSC3031"),
  IF_AS_FUNCTION("DSC3032"),
  ELSE_IF_WITHOUT_END("DSC3033"),
  FOREIGN_OPERATOR("DSC3040"),
  SQL_BETWEEN("DSC3041"),
  SQL_LIKE("DSC3042"),
  SQL_IS_NULL("DSC3043"),
  SQL_NOT_IN("DSC3044"),
  SQL_SEARCHED_CASE("DSC3045"),
  SQL_COUNT_STAR("DSC3046"),
  SQL_DISTINCT("DSC3047"),
  SQL_CAST("DSC3048"),

  // 35xx: formula types
  UNKNOWN_FUNCTION("DSC3500"),
  WRONG_ARGUMENT_COUNT("DSC3501"),
  WRONG_ARGUMENT_TYPE("DSC3502"),
  WRONG_OPERAND_TYPE("DSC3503"),
  UNKNOWN_DATE_PART("DSC3504"),
  ARGUMENT_NOT_CONSTANT("DSC3505"),
  CONDITION_NOT_BOOLEAN("DSC3506"),
  BRANCH_TYPES_DIFFER("DSC3507"),
  MATCH_TYPES_DIFFER("DSC3508"),
  UNKNOWN_ARGUMENT_WORD("DSC3509"),
  MIXED_LEVELS("DSC3510"),
  AGGREGATE_OF_AGGREGATE("DSC3511"),
  LOD_WITHOUT_AGGREGATE("DSC3512"),
  LOD_DIMENSION_NOT_ROW_LEVEL("DSC3513"),
  NOT_ALLOWED_IN_LOD("DSC3514"),
  TABLE_CALC_OF_ROWS("DSC3515"),
  ARGUMENT_OUT_OF_RANGE("DSC3516"),
  CALCULATION_TYPE_DIFFERS("DSC3517"),

  // 41xx: what can be done with a formula
  NOT_EVALUABLE("DSC4101"),
  FUNCTION_NOT_IN_EXTRACT("DSC4102"),

  // 9xxx: the world outside
  IO_FAILED("DSC9001"),
  ENGINE_NOT_FOUND("DSC9101"),
  ENGINE_INSTALL_FAILED("DSC9102"),
  ENGINE_FAILED("DSC9103"),
  ENGINE_QUERY_FAILED("DSC9104"),
  VALUE_NOT_STORABLE("DSC9105");

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
