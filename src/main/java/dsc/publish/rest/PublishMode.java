package dsc.publish.rest;

/** What happens to a data source of the same name. */
public enum PublishMode {
  /** There must be none. */
  CREATE("createnew"),
  /** Its content is replaced; id, address, permissions and schedules stay. */
  OVERWRITE("overwrite"),
  /** The rows of the extract are added to its extract. */
  APPEND("append"),
  /** The rows of its extract are replaced. */
  REPLACE_DATA("replace");

  /** The query parameter that is true; servers know no {@code createnew} and ignore it. */
  private final String parameter;

  PublishMode(String parameter) {
    this.parameter = parameter;
  }

  String parameter() {
    return parameter;
  }
}
