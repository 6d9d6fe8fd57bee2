package dsc.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.antlr.v4.runtime.CommonToken;

/**
 * Replaces the references in a formula's text and keeps everything else as the author wrote it:
 * comments, line breaks, case. Tableau's files hold the author's text with internal names in it.
 */
public final class FormulaRewriter {
  private FormulaRewriter() {}

  /**
   * The text with each field and parameter reference replaced by what {@code names} gives for it;
   * {@link ReferenceText#text} leaves it as it is. Replacements go in as they are, so they must be
   * in brackets. What looks like a reference in quotes or comments is none. The text needn't be a
   * correct formula.
   */
  public static String renameReferences(String text, Function<ReferenceText, String> names) {
    CodePoints characters = new CodePoints(text);
    List<CommonToken> tokens = TokenScan.of(characters).tokens();
    StringBuilder out = new StringBuilder(text.length());
    int copied = 0;
    int i = 0;
    while (i < tokens.size()) {
      int end = endOfReference(tokens, i);
      if (end > i) {
        int start = tokens.get(i).getStartIndex();
        int stop = tokens.get(end - 1).getStopIndex() + 1;
        List<String> parts = new ArrayList<>();
        for (int part = i; part < end; part += 2) {
          CommonToken token = tokens.get(part);
          parts.add(
              Literals.name(characters.text(token.getStartIndex(), token.getStopIndex() + 1)));
        }
        Optional<String> qualifier =
            parts.size() == 1 ? Optional.empty() : Optional.of(parts.getFirst());
        out.append(characters.text(copied, start));
        out.append(
            names.apply(
                new ReferenceText(characters.text(start, stop), qualifier, parts.getLast())));
        copied = stop;
      }
      i = Math.max(end, i + 1);
    }
    return out.append(characters.text(copied, characters.size())).toString();
  }

  /**
   * The index behind the reference that begins at {@code start}; {@code start} if there is none.
   */
  private static int endOfReference(List<CommonToken> tokens, int start) {
    if (!TokenKind.isName(tokens.get(start).getType())) {
      return start;
    }
    int end = start + 1;
    while (end + 1 < tokens.size()
        && tokens.get(end).getType() == FormulaLexer.DOT
        && TokenKind.isName(tokens.get(end + 1).getType())) {
      end += 2;
    }
    return end;
  }
}
