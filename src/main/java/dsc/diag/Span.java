package dsc.diag;

/**
 * A stretch of a file: code-point offsets, {@code start} included, {@code end} not. Two spans are
 * equal when they cover the same stretch of the same file object.
 */
public record Span(SourceFile file, int start, int end) {
  public Span {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("span " + start + ".." + end);
    }
  }

  /** The stretch from the start of this span to the end of another one in the same file. */
  public Span to(Span other) {
    return new Span(file, Math.min(start, other.start), Math.max(end, other.end));
  }

  /** The covered text. */
  public String text() {
    return file.slice(start, end);
  }

  public Position position() {
    return file.position(start);
  }
}
