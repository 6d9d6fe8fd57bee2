package dsc.cli;

/** A number with its noun: {@code no errors}, {@code 1 error}, {@code 2 errors}. */
final class Counted {
  private Counted() {}

  static String of(long count, String noun) {
    return (count == 0 ? "no" : Long.toString(count)) + " " + noun + (count == 1 ? "" : "s");
  }
}
