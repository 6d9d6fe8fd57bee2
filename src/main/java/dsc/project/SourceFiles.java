package dsc.project;

import dsc.diag.Code;
import dsc.diag.Diagnostics;
import dsc.diag.DscException;
import dsc.diag.SourceFile;
import dsc.diag.Span;
import dsc.spec.Located;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads text files that people wrote: UTF-8, with or without a byte order mark, of bounded size.
 */
public final class SourceFiles {
  /** The largest file that is read, in bytes. */
  public static final long MAX_BYTES = 20L * 1024 * 1024;

  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private SourceFiles() {}

  /**
   * The text of a file; empty when it isn't there, is too large or isn't UTF-8, which is reported.
   *
   * @param shown the path for messages
   * @throws DscException when the disk fails
   */
  public static Optional<SourceFile> read(Path file, String shown, Diagnostics diags) {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      diags.report(Problems.unreadable(shown, Files.isDirectory(file)));
      return Optional.empty();
    }
    try {
      long size = Files.size(file);
      if (size > MAX_BYTES) {
        diags.report(Problems.tooLarge(shown, size, MAX_BYTES));
        return Optional.empty();
      }
      return decode(Files.readAllBytes(file), shown, diags);
    } catch (IOException e) {
      throw new DscException(Code.IO_FAILED, "`" + shown + "` could not be read", e);
    }
  }

  /**
   * The text of a file that a spec names, which must lie below the folder of the spec; empty when
   * it cannot be had, which is reported where it is named.
   *
   * @throws DscException when the disk fails
   */
  public static Optional<SourceFile> read(Path folder, Located<String> written, Diagnostics diags) {
    Optional<Path> path = Paths.inside(folder, written, diags);
    if (path.isPresent() && !Files.isRegularFile(path.get())) {
      diags.report(Problems.fileMissing(written));
      return Optional.empty();
    }
    String shown = Paths.beside(written.span().file().path(), written.value());
    return path.flatMap(p -> read(p, shown, diags));
  }

  /**
   * The text in these bytes; empty when they aren't UTF-8, which is reported at the first of them.
   */
  public static Optional<SourceFile> decode(byte[] bytes, String shown, Diagnostics diags) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    CharBuffer text = CharBuffer.allocate(bytes.length + 1);
    ByteBuffer in = ByteBuffer.wrap(bytes);
    CoderResult result = decoder.decode(in, text, true);
    text.flip();
    boolean marked = text.length() > 0 && text.charAt(0) == BYTE_ORDER_MARK;
    SourceFile file =
        new SourceFile(shown, text.subSequence(marked ? 1 : 0, text.length()).toString());
    if (result.isError()) {
      Span place = new Span(file, file.length(), file.length());
      diags.report(Problems.notUtf8(place, in.get(in.position()) & 0xFF));
      return Optional.empty();
    }
    return Optional.of(file);
  }
}
