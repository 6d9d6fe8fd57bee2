package dsc.extract;

import java.nio.file.Path;

/** The port to the engine that writes .hyper files. */
public interface ExtractEngine extends AutoCloseable {
  /**
   * Runs a program into a new file, which must not exist yet.
   *
   * @throws dsc.diag.DscException when an input cannot be read as declared, the disk is full or the
   *     engine fails; no file is left then
   */
  ExtractResult run(ExtractProgram program, Path output);

  @Override
  void close();
}
