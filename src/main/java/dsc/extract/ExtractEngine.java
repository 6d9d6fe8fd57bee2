package dsc.extract;

import java.nio.file.Path;
import java.util.List;

/** The port to the engine that writes .hyper files. */
public interface ExtractEngine extends AutoCloseable {
  /**
   * Announces programs that are about to run, so that rows which many of them take theirs from are
   * read once. What was announced before is forgotten.
   */
  default void announce(List<ExtractProgram> programs) {}

  /**
   * Runs a program into a new file, which must not exist yet, and makes sure that its checks hold.
   * May be called by several threads at once.
   *
   * @throws dsc.diag.DscException when an input cannot be read as declared, the disk is full or the
   *     engine fails; no file is left then
   */
  ExtractResult run(ExtractProgram program, Path output);

  @Override
  void close();
}
