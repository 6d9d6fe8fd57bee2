package dsc.diag;

/** How bad it is. Only {@link #ERROR} stops the line. */
public enum Severity {
  NOTE,
  WARNING,
  ERROR
}
