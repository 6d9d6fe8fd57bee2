package dsc.formula;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/**
 * Which comment goes with which token: one that begins on the line where a token ends goes behind
 * that token, any other goes on lines of its own before the next token.
 */
final class Comments {
  private final Map<Token, List<CommonToken>> before = new HashMap<>();
  private final Map<Token, List<CommonToken>> behind = new HashMap<>();

  Comments(Source source, TokenScan scan) {
    int next = 0;
    for (CommonToken comment : scan.comments()) {
      while (scan.tokens().get(next).getType() != Token.EOF
          && scan.tokens().get(next).getStartIndex() < comment.getStartIndex()) {
        next++;
      }
      CommonToken after = scan.tokens().get(next);
      if (next > 0 && sameLine(source, scan.tokens().get(next - 1), comment)) {
        behind
            .computeIfAbsent(scan.tokens().get(next - 1), token -> new ArrayList<>())
            .add(comment);
      } else {
        before.computeIfAbsent(after, token -> new ArrayList<>()).add(comment);
      }
    }
  }

  /** Whether the comment begins on the line where the token, or the comment behind it, ends. */
  private boolean sameLine(Source source, CommonToken token, CommonToken comment) {
    List<CommonToken> earlier = behind(token);
    CommonToken last = earlier.isEmpty() ? token : earlier.getLast();
    String between = source.text(last.getStopIndex() + 1, comment.getStartIndex());
    return between.indexOf('\n') < 0 && between.indexOf('\r') < 0;
  }

  /** The comments on lines of their own before the token. */
  List<CommonToken> before(Token token) {
    return before.getOrDefault(token, List.of());
  }

  /** The comments behind the token on its line. */
  List<CommonToken> behind(Token token) {
    return behind.getOrDefault(token, List.of());
  }
}
