package dsc.diag;

/**
 * Text embedded in a file that remembers where each of its characters stands, so that an error in a
 * formula inside a folded YAML scalar underlines the right characters of the file.
 */
public record ScalarText(String value, Span span, OffsetMap offsets) {

  /** A text that is a whole file of its own, such as a formula given on the command line. */
  public static ScalarText ofFile(SourceFile file) {
    return new ScalarText(
        file.text(), new Span(file, 0, file.length()), OffsetMap.shifted(0, file.length()));
  }

  /** The file span of the code points {@code start} (included) to {@code end} (not) of the text. */
  public Span slice(int start, int end) {
    int from = offsets.fileOffset(start);
    int to = end > start ? offsets.fileEnd(end - 1) : from;
    return new Span(span.file(), from, Math.max(from, to));
  }
}
