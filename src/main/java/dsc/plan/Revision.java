package dsc.plan;

/**
 * A token that a target gives to one published state, and that changes with every change there,
 * whoever makes it: the digest of a file, the revision of a server.
 */
public record Revision(String token) {
  @Override
  public String toString() {
    return token;
  }
}
