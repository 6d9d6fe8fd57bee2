package dsc.spec;

import dsc.diag.Code;
import dsc.diag.Diagnostic;
import dsc.diag.SourceFile;
import dsc.diag.Span;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** Says in plain words what is wrong with a text that is not YAML. */
final class YamlSyntax {
  private static final Pattern CANNOT_START =
      Pattern.compile("found character '(.*?)'? that cannot.*", Pattern.DOTALL);
  private static final Pattern OPENS_WITH_BRACKET =
      Pattern.compile("^\\s*(?:- )?\\s*(?:\"[^\"]*\"|'[^']*'|[^\"'#\\[{:]*):\\s+[\\[{].*");
  private static final Pattern OPENS_WITH_QUOTE =
      Pattern.compile("^\\s*(?:- )?\\s*[^\"'#\\[{:]*:\\s+[\"'].*");

  private YamlSyntax() {}

  static Diagnostic explain(SourceFile file, MarkedYamlEngineException failure) {
    String problem = Optional.ofNullable(failure.getProblem()).orElse("");
    String context = Optional.ofNullable(failure.getContext()).orElse("");
    Span place = span(file, failure.getProblemMark().or(failure::getContextMark));
    Optional<Span> opened = failure.getContextMark().map(mark -> span(file, Optional.of(mark)));
    if (problem.contains("unexpected end of stream") || problem.contains("document separator")) {
      return Diagnostic.error(
              Code.YAML_SYNTAX, opened.orElse(place), "this quoted text has no closing quote")
          .help("a quote inside the text is written twice in '…' and as \\\" in \"…\"");
    }
    Diagnostic plain = Diagnostic.error(Code.YAML_SYNTAX, place, sentence(problem, context));
    Diagnostic helped = help(file, place, problem).map(plain::help).orElse(plain);
    boolean elsewhere = opened.isPresent() && opened.get().start() < place.start();
    return elsewhere && context.startsWith("while parsing")
        ? helped.related(opened.get(), "it belongs to what starts here")
        : helped;
  }

  private static String sentence(String problem, String context) {
    Matcher start = CANNOT_START.matcher(problem);
    if (problem.contains("TAB")) {
      return "a tab can't be used for indentation";
    } else if (start.matches()) {
      return "text can't start with `" + start.group(1) + "` unless it is in quotes";
    } else if (problem.contains("mapping values are not allowed")) {
      return "a `key: value` pair is not allowed here";
    } else if (problem.contains("sequence entries are not allowed")) {
      return "a list item is not allowed here";
    } else if (problem.contains("could not find expected ':'")) {
      return "this line is neither `key: value` nor a list item";
    } else if (problem.contains("expected ',' or ']'")) {
      return "expected `,` or `]` in this list";
    } else if (problem.contains("expected ',' or '}'")) {
      return "expected `,` or `}` in this mapping";
    } else if (problem.contains("<block end>")) {
      return "this doesn't fit in with the lines around it";
    } else if (problem.contains("escape character")) {
      return "this is not an escape that YAML knows in double quotes";
    } else if (problem.contains("indentation indicator")) {
      return "the number after `|` or `>` must be between 1 and 9";
    } else if (problem.contains("DEL character")) {
      return "the control character U+007F is not allowed";
    } else if (problem.contains("hexadecimal")) {
      return "this escape needs more hexadecimal digits";
    } else if (context.contains("tag")) {
      return "this tag is not valid YAML";
    } else if (context.contains("directive")) {
      return "this directive is not valid YAML";
    } else if (context.contains("block scalar")) {
      return "the first line of a block text is `|` or `>` alone, perhaps with `-`, `+` or a digit";
    } else if (context.contains("anchor") || context.contains("alias")) {
      return "an anchor or alias needs a name";
    } else if (problem.contains("node content")) {
      return "a value is missing here";
    }
    return "this is not valid YAML";
  }

  private static Optional<String> help(SourceFile file, Span place, String problem) {
    String line = file.line(place.position().line());
    if (problem.contains("TAB")) {
      return Optional.of("use spaces");
    } else if (CANNOT_START.matcher(problem).matches()) {
      return Optional.of("put the text in quotes");
    } else if (problem.contains("escape character")) {
      return Optional.of("write `\\\\` for a backslash, or use single quotes");
    } else if (OPENS_WITH_BRACKET.matcher(line).matches()) {
      return Optional.of("text that starts with `[` or `{`, such as a formula, needs quotes");
    } else if (OPENS_WITH_QUOTE.matcher(line).matches()) {
      return Optional.of(
          "text that starts with a quote ends at the next one; put all of it in '…' or below `|-`");
    } else if (problem.contains("mapping values are not allowed")) {
      return Optional.of(
          "text that holds `: ` needs quotes; a nested mapping starts on a new, indented line");
    } else if (problem.contains("could not find expected ':'")) {
      return Optional.of("write `key: value`, with a space after the colon");
    } else if (problem.contains("<block end>")) {
      return Optional.of("check the indentation of this line and the one before");
    }
    return Optional.empty();
  }

  private static Span span(SourceFile file, Optional<Mark> mark) {
    int at = Math.min(mark.map(Mark::getIndex).orElse(0), file.length());
    return new Span(file, at, Math.min(at + 1, file.length()));
  }
}
