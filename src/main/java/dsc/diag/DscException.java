package dsc.diag;

import java.util.List;

/**
 * The world failed: a disk, a server, the engine. Not the user's text and not a bug. Caught once,
 * at the command line, and shown as its code, one sentence and help lines, never as a stack trace.
 */
public final class DscException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final Code code;
  private final String sentence;
  private final transient List<String> help;

  public DscException(Code code, String message) {
    this(code, message, List.of());
  }

  /** With lines that say what the user can do about it. */
  public DscException(Code code, String message, List<String> help) {
    super(message);
    this.sentence = message;
    this.code = code;
    this.help = List.copyOf(help);
  }

  public DscException(Code code, String message, Throwable cause) {
    super(message, cause);
    this.sentence = message;
    this.code = code;
    this.help = List.of();
  }

  /** What happened, in one sentence. */
  @Override
  public String getMessage() {
    return sentence;
  }

  public Code code() {
    return code;
  }

  public List<String> help() {
    return help == null ? List.of() : help;
  }
}
