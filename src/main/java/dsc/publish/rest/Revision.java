package dsc.publish.rest;

import java.time.Instant;
import java.util.Optional;

/**
 * One publish of a data source.
 *
 * @param number grows by one with each publish
 * @param current whether it is the one in use
 */
public record Revision(
    int number,
    Optional<Instant> publishedAt,
    boolean current,
    boolean deleted,
    Optional<String> publisher) {
  static Revision of(Element revision) {
    return new Revision(
        revision.number("revisionNumber").orElse(0),
        revision.attribute("publishedAt").flatMap(Times::parse),
        revision.flag("current"),
        revision.flag("deleted"),
        revision.attributeOf("publisher", "name"));
  }
}
