package dsc.publish.server;

import java.util.List;

/** What a server gives of a data source: its document, and the names of what is packed with it. */
public final class PublishedFile {
  private final byte[] document;
  private final List<String> others;

  PublishedFile(byte[] document, List<String> others) {
    this.document = document.clone();
    this.others = List.copyOf(others);
  }

  /** The .tds. */
  public byte[] document() {
    return document.clone();
  }

  /** The other files of its package, by path; none where the server gives no package. */
  public List<String> others() {
    return others;
  }
}
