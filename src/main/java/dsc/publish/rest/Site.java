package dsc.publish.rest;

/**
 * A site.
 *
 * @param contentUrl its name in addresses; empty for the default site
 * @param revisionHistory whether old revisions are kept
 */
public record Site(String id, String name, String contentUrl, boolean revisionHistory) {
  static Site of(Element site) {
    return new Site(
        site.value("id"),
        site.value("name"),
        site.value("contentUrl"),
        site.flag("revisionHistoryEnabled"));
  }
}
