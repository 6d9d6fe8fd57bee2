package dsc.cli;

import dsc.diag.Code;
import dsc.diag.DscException;
import dsc.diag.OffsetMap;
import dsc.diag.ScalarText;
import dsc.diag.SourceFile;
import dsc.diag.Span;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Formulas given on the command line or as the lines of a file. */
final class FormulaTexts {
  private FormulaTexts() {}

  static List<ScalarText> ofArguments(List<String> formulas) {
    List<ScalarText> texts = new ArrayList<>();
    for (String formula : formulas) {
      String name = formulas.size() == 1 ? "formula" : "formula " + (texts.size() + 1);
      texts.add(ScalarText.ofFile(new SourceFile(name, formula)));
    }
    return List.copyOf(texts);
  }

  /** Every line is one formula, also an empty one; {@code -} stands for standard input. */
  static List<ScalarText> ofFile(Path path) {
    SourceFile file = new SourceFile(path.toString(), read(path));
    List<ScalarText> texts = new ArrayList<>();
    for (int line = 1; file.lineStart(line) < file.length(); line++) {
      String text = file.line(line);
      int start = file.lineStart(line);
      int length = text.codePointCount(0, text.length());
      texts.add(
          new ScalarText(
              text, new Span(file, start, start + length), OffsetMap.shifted(start, length)));
      if (file.position(file.length()).line() == line) {
        break;
      }
    }
    return List.copyOf(texts);
  }

  private static String read(Path path) {
    try {
      byte[] bytes =
          path.toString().equals("-") ? System.in.readAllBytes() : Files.readAllBytes(path);
      String text =
          StandardCharsets.UTF_8.newDecoder().decode(java.nio.ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException notText) {
      throw new DscException(Code.IO_FAILED, "`" + path + "` is not text in UTF-8", notText);
    } catch (IOException unreadable) {
      throw new DscException(Code.IO_FAILED, "`" + path + "` cannot be read", unreadable);
    }
  }
}
