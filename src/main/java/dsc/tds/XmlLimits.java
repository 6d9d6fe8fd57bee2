package dsc.tds;

/** What a document may cost: bytes, elements and nesting. */
record XmlLimits(int bytes, int elements, int depth) {
  /** Far above what Tableau saves: the largest files seen have 3 MB, 60,000 elements, depth 60. */
  static final XmlLimits DEFAULT = new XmlLimits(64 << 20, 4_000_000, 512);
}
