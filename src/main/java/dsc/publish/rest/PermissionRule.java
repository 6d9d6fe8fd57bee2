package dsc.publish.rest;

/**
 * One capability allowed or denied to one grantee.
 *
 * @param capability Tableau's name for it, for example {@code Read}, {@code Connect}, {@code
 *     ExportXml} (download) or {@code Write} (overwrite); an open set
 */
public record PermissionRule(Grantee grantee, String capability, Mode mode) {
  /** What the rule says. */
  public enum Mode {
    ALLOW("Allow"),
    DENY("Deny");

    private final String word;

    Mode(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }

    static Mode of(String word) {
      return word.equals("Deny") ? DENY : ALLOW;
    }
  }

  PermissionRule opposite() {
    return new PermissionRule(grantee, capability, mode == Mode.ALLOW ? Mode.DENY : Mode.ALLOW);
  }
}
