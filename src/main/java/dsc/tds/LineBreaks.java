package dsc.tds;

/** Line breaks inside attributes: Tableau stores CR LF, the model and people have LF. */
final class LineBreaks {
  private LineBreaks() {}

  static String write(String text) {
    return text.replace("\n", "\r\n");
  }

  static String read(String text) {
    return text.replace("\r\n", "\n").replace('\r', '\n');
  }
}
