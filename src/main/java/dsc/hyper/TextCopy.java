package dsc.hyper;

import dsc.diag.Code;
import dsc.diag.DscException;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Text files of other charsets, written anew so that the engine can read them. */
final class TextCopy {
  private static final int BUFFER = 1 << 16;

  private TextCopy() {}

  /** A copy in UTF-8, in a folder of its own below the given one, under the same name. */
  static Path inUtf8(Path file, String charset, Path folder) {
    try {
      String name = file.getFileName().toString().replaceFirst("(?i)\\.gz$", "");
      Path copy = Files.createTempDirectory(folder, "utf8-").resolve(name);
      try (BufferedReader in =
              new BufferedReader(
                  new InputStreamReader(
                      HyperFileInspector.open(file),
                      Charset.forName(charset)
                          .newDecoder()
                          .onMalformedInput(CodingErrorAction.REPORT)
                          .onUnmappableCharacter(CodingErrorAction.REPORT)));
          BufferedWriter out = Files.newBufferedWriter(copy, StandardCharsets.UTF_8)) {
        copy(in, out);
      }
      return copy;
    } catch (CharacterCodingException e) {
      throw new DscException(
          Code.SOURCE_MALFORMED,
          "`" + file + "` is not written in " + charset,
          List.of("say how it is written: `encoding: …`"));
    } catch (IOException e) {
      throw new DscException(
          Code.SOURCE_UNREADABLE,
          "`" + file + "` cannot be read as text in " + charset + ": " + PrivateFolder.reason(e),
          e);
    }
  }

  private static void copy(BufferedReader in, BufferedWriter out) throws IOException {
    char[] buffer = new char[BUFFER];
    for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
      out.write(buffer, 0, count);
    }
  }
}
