package dsc.catalog;

/** What may be lost when a value becomes one of another type; nothing is unless a spec says so. */
public enum Lossy {
  /** Digits or fractions of a second beyond what the type holds; the time of day of a date. */
  ROUND,
  /** Numbers and dates outside of what the type holds become null. */
  RANGE,
  /** Not-a-number and infinity become null. */
  NAN,
  /** The character U+0000 is removed. */
  NUL
}
