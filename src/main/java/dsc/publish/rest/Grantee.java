package dsc.publish.rest;

/** Whom a permission is for. */
public record Grantee(Kind kind, String id) {
  /** The element that names the grantee, and the word for it in a path. */
  public enum Kind {
    USER("user", "users"),
    GROUP("group", "groups"),
    GROUP_SET("groupSet", "groupSets");

    private final String element;
    private final String path;

    Kind(String element, String path) {
      this.element = element;
      this.path = path;
    }

    String element() {
      return element;
    }

    String path() {
      return path;
    }
  }

  public static Grantee user(String id) {
    return new Grantee(Kind.USER, id);
  }

  public static Grantee group(String id) {
    return new Grantee(Kind.GROUP, id);
  }
}
