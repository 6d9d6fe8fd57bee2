package dsc.tds;

/** Older forms of the document, read as the current one. */
final class Upgrade {
  /** What starts names that Tableau 2020.2 to 2024.2 wrote for older releases to skip. */
  static final String PREFIX = "_.fcp.";

  private Upgrade() {}
}
