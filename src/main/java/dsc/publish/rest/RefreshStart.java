package dsc.publish.rest;

/** The answer to "refresh now". */
public sealed interface RefreshStart {
  /** A job does it. */
  record Started(Job job) implements RefreshStart {}

  /** A refresh waits already, which is as good; the server does not name its job. */
  record AlreadyQueued() implements RefreshStart {}
}
