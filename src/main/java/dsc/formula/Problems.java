package dsc.formula;

import static dsc.diag.Diagnostic.error;

import dsc.diag.Code;
import dsc.diag.Diagnostic;
import dsc.diag.Fix;
import dsc.diag.Span;
import java.util.Locale;
import java.util.Optional;
import org.antlr.v4.runtime.Token;

/** What can be wrong with the words and the structure of a formula. */
final class Problems {
  private static final int SHOWN = 24;

  private Problems() {}

  /** A token as messages name it. */
  static String quoted(Source source, Token token) {
    return token.getType() == Token.EOF ? "the end of the formula" : code(source.text(token));
  }

  private static String code(String text) {
    String line = text.lines().findFirst().orElse("");
    boolean whole = line.length() == text.length() && line.length() <= SHOWN;
    int end = Math.min(line.length(), SHOWN);
    return "`" + (whole ? line : line.substring(0, end) + "…") + "`";
  }

  static Diagnostic empty(Source source) {
    Span span = source.span(0, source.length());
    return error(Code.FORMULA_EMPTY, span, "the formula is empty")
        .help("a formula is an expression such as `SUM([Sales])`; comments alone are none");
  }

  static Diagnostic tooLong(Source source, int limit) {
    return error(
        Code.FORMULA_TOO_LONG,
        source.span(0, 0),
        "the formula has " + source.length() + " characters; at most " + limit + " are read");
  }

  static Diagnostic tooDeep(Span span, int limit) {
    return error(
            Code.FORMULA_TOO_DEEP, span, "the formula is nested deeper than " + limit + " levels")
        .help("move inner parts into calculations of their own");
  }

  static Diagnostic unclosedText(Span span, String quote) {
    return error(Code.UNCLOSED_TEXT, span, "this text has no closing " + code(quote))
        .help("a quote inside a text is written twice: `'it''s'`");
  }

  static Diagnostic unclosedName(Span span) {
    return error(Code.UNCLOSED_FIELD_NAME, span, "this field name has no closing `]`")
        .help("a `]` inside a name is written twice: `[a]]b]`");
  }

  static Diagnostic unclosedComment(Span span) {
    return error(Code.UNCLOSED_COMMENT, span, "this comment has no closing `*/`");
  }

  static Diagnostic unclosedDate(Span span) {
    return error(Code.UNCLOSED_DATE, span, "this date has no closing `#`")
        .help("dates are written `#2024-01-31#`");
  }

  static Diagnostic invalidDate(Span span, String text) {
    return error(Code.INVALID_DATE, span, code(text) + " is not a date")
        .help(
            "write `#2024-01-31#`, `#1/31/2024#` (month first), `#January 31, 2024#` or"
                + " `#2024-01-31 23:59:59#`");
  }

  static Diagnostic invalidNumber(Span span, String text) {
    Diagnostic problem = error(Code.INVALID_NUMBER, span, code(text) + " is not a number");
    boolean name = text.matches("[0-9]*[\\p{L}_][\\p{L}\\p{M}\\p{N}_]*");
    return name
        ? problem.fix(
            new Fix(
                "a field name that begins with a digit needs brackets",
                span,
                FormulaPrinter.bracketed(text),
                false))
        : problem.help("numbers are written `12`, `0.5` or `1.5e3`");
  }

  static Diagnostic numberOutOfRange(Span span, boolean whole) {
    String range =
        whole
            ? "whole numbers go from -9223372036854775808 to 9223372036854775807"
            : "numbers go from about 4.9e-324 to 1.8e308";
    return error(Code.NUMBER_OUT_OF_RANGE, span, "this number is out of range").help(range);
  }

  static Diagnostic curlyText(Span span, String straight) {
    return error(Code.CURLY_QUOTES, span, "texts take straight quotes, not curly ones")
        .fix(new Fix("use straight quotes", span, straight, true));
  }

  static Diagnostic curlyQuote(Span span) {
    return error(Code.CURLY_QUOTES, span, "a curly quote belongs to no text")
        .help("texts take straight quotes: `'…'` or `\"…\"`");
  }

  static Diagnostic unknownCharacter(Span span, String text) {
    int first = text.codePointAt(0);
    boolean visible =
        !Character.isISOControl(first) && Character.getType(first) != Character.FORMAT;
    String what = visible ? code(text) : String.format("the invisible character U+%04X", first);
    return error(Code.UNKNOWN_CHARACTER, span, what + " has no meaning in a formula");
  }

  static Diagnostic wrongSign(Span span, String sign, String right) {
    return error(Code.UNKNOWN_CHARACTER, span, code(sign) + " is written " + code(right))
        .fix(new Fix("write " + code(right), span, right, true));
  }

  static Diagnostic strayDot(Span span) {
    return error(Code.INVALID_REFERENCE, span, "a `.` joins two names in brackets")
        .help("write `[data source].[field]`");
  }

  static Diagnostic emptyName(Span span) {
    return error(Code.INVALID_REFERENCE, span, "a field name is missing between the brackets");
  }

  static Diagnostic tooManyParts(Span span, int parts) {
    String message = "a reference has at most two parts, `[data source].[field]`; this one has ";
    return error(Code.INVALID_REFERENCE, span, message + parts);
  }

  static Diagnostic bareParts(Span span, String qualifier, String name) {
    String right = FormulaPrinter.bracketed(qualifier) + "." + FormulaPrinter.bracketed(name);
    return error(Code.INVALID_REFERENCE, span, "both parts of a reference need brackets")
        .fix(new Fix("write " + code(right), span, right, true));
  }

  /** Something that fits nowhere. */
  static Diagnostic stray(Span span, Token token) {
    Diagnostic problem =
        error(Code.UNEXPECTED_TOKEN, span, code(span.text()) + " can't stand here");
    return switch (token.getType()) {
      case FormulaLexer.COMMA ->
          problem.help("`,` separates arguments of a function and the values of IN");
      case FormulaLexer.COLON ->
          problem.help(
              "`:` stands in a level-of-detail expression: `{FIXED [Region] : SUM([Sales])}`");
      case FormulaLexer.THEN, FormulaLexer.ELSE ->
          problem.help("it belongs to `IF … THEN … ELSE … END`");
      case FormulaLexer.ELSEIF -> problem.help("it stands in an IF, before its ELSE");
      case FormulaLexer.WHEN -> problem.help("it stands in a CASE, before its ELSE");
      default -> problem;
    };
  }

  static Diagnostic strayEnd(Span span) {
    return error(Code.UNEXPECTED_TOKEN, span, "this END closes no IF and no CASE");
  }

  static Diagnostic endIf(Span span, Span word) {
    return error(
            Code.UNEXPECTED_TOKEN,
            word,
            "END alone closes the " + word.text().toUpperCase(Locale.ROOT))
        .fix(new Fix("write `END`", span, "END", true));
  }

  static Diagnostic statementEnd(Span span) {
    return error(Code.UNEXPECTED_TOKEN, span, "a formula doesn't end with `;`")
        .fix(new Fix("remove it", span, "", true));
  }

  static Diagnostic unmatched(Span span) {
    return error(
        Code.UNMATCHED_BRACKET, span, "this " + code(span.text()) + " has no opening partner");
  }

  static Diagnostic unclosedParenthesis(Span span, Optional<String> function) {
    return error(
        Code.UNCLOSED_PARENTHESIS,
        span,
        function
            .map(name -> "the arguments of " + name + " have no closing `)`")
            .orElse("this `(` has no closing `)`"));
  }

  static Diagnostic unclosedBrace(Span span) {
    return error(Code.UNCLOSED_BRACE, span, "this level-of-detail expression has no closing `}`");
  }

  static Diagnostic missingEnd(Span span, String keyword) {
    return error(Code.MISSING_END, span, "this " + keyword + " has no END");
  }

  static Diagnostic elseIfWithoutEnd(Span span, Span elseIfs, String replacement) {
    return error(Code.ELSE_IF_WITHOUT_END, span, "this IF has no END")
        .help("`ELSE IF` starts an IF of its own that needs its own END; ELSEIF does not")
        .fix(new Fix("write ELSEIF as one word", elseIfs, replacement, false));
  }

  static Diagnostic elsif(Span span) {
    return error(Code.FOREIGN_OPERATOR, span, code(span.text()) + " is written ELSEIF")
        .fix(new Fix("write ELSEIF", span, "ELSEIF", true));
  }

  static Diagnostic missingThen(Span span, String found) {
    return error(Code.MISSING_THEN, span, "expected THEN before " + found);
  }

  static Diagnostic whenList(Span comma) {
    return error(Code.MISSING_THEN, comma, "a WHEN takes one value")
        .help("for several values write `WHEN IN (1, 2) THEN …`");
  }

  static Diagnostic missingWhen(Span span) {
    return error(Code.MISSING_WHEN, span, "this CASE has no WHEN")
        .help("write `CASE [Field] WHEN 'value' THEN … END`");
  }

  static Diagnostic missingColon(Span span) {
    return error(Code.MISSING_COLON, span, "expected `:` between the dimensions and the aggregate")
        .help("write `{FIXED [Region] : SUM([Sales])}`");
  }

  static Diagnostic missingLodKeyword(Span brace) {
    return error(Code.MISSING_LOD_KEYWORD, brace, "expected FIXED, INCLUDE or EXCLUDE after `{`")
        .help("write `{FIXED [Region] : SUM([Sales])}`, or `{SUM([Sales])}` for the whole table");
  }

  static Diagnostic inNeedsList(Span span, String found) {
    return error(
            Code.IN_NEEDS_LIST,
            span,
            "expected a list in parentheses or a set after IN, found " + found)
        .help("write `[Region] IN ('East', 'West')` or `[Region] IN [Set]`");
  }

  /** IN followed by one value without parentheses. */
  static Diagnostic inNeedsList(Source source, Token value) {
    Span span = source.span(value);
    return inNeedsList(span, quoted(source, value))
        .fix(new Fix("put the value in parentheses", span, "(" + source.text(value) + ")", true));
  }

  static Diagnostic ifAsFunction(Span span) {
    return error(Code.IF_AS_FUNCTION, span, "IF is no function")
        .help("write `IF test THEN a ELSE b END`, or the function `IIF(test, a, b)`")
        .fix(new Fix("use the function IIF", span, "IIF", true));
  }

  static Diagnostic missingOperand(
      Span span, Optional<Token> before, String found, boolean argument) {
    String expected =
        switch (before.map(Token::getType).orElse(Token.EOF)) {
          case FormulaLexer.IF, FormulaLexer.ELSEIF, FormulaLexer.NOT -> "a condition";
          case FormulaLexer.LBRACE, FormulaLexer.COLON -> "an aggregate such as `SUM([Sales])`";
          default -> argument ? "an argument" : "a value";
        };
    String place = before.map(token -> " after " + code(token.getText())).orElse("");
    return error(Code.MISSING_OPERAND, span, "expected " + expected + place + ", found " + found);
  }

  /** Two operands side by side. */
  static Diagnostic missingOperator(
      Source source, OperatorChain.Operand left, Formula.OperandContext right) {
    Span span = source.span(right.start);
    Diagnostic problem =
        error(
            Code.MISSING_OPERATOR,
            span,
            "expected an operator before " + quoted(source, right.start));
    boolean names =
        left.value() instanceof Expr.FieldRef field
            && field.qualifier().isEmpty()
            && !source.text(left.start(), left.end()).startsWith("[")
            && source.text(left.end(), right.start.getStartIndex()).isBlank()
            && right.start.getType() == FormulaLexer.NAME;
    if (!names) {
      return problem;
    }
    String text = source.text(left.start(), right.start.getStopIndex() + 1);
    return problem.fix(
        new Fix(
            "a field name with blanks needs brackets",
            source.span(left.start(), right.start.getStopIndex() + 1),
            FormulaPrinter.bracketed(text),
            false));
  }
}
