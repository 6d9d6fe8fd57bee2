package dsc.publish.rest;

/** What became of a request. */
sealed interface Outcome {
  /** The server answered, well or badly. */
  record Answered(Reply reply) implements Outcome {}

  /** The request may have arrived, but no whole answer came back. */
  record Silent(String why) implements Outcome {}
}
