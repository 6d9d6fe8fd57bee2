package dsc.spec;

import dsc.diag.Code;
import dsc.diag.Diagnostic;
import dsc.diag.Severity;
import dsc.diag.SourceFile;
import dsc.diag.Span;
import dsc.diag.Suggestions;
import java.util.List;
import java.util.Locale;

/** What can be wrong with a spec as a text, one factory per kind of problem. */
final class Problems {
  private Problems() {}

  static Diagnostic fileTooLarge(SourceFile file, int limit) {
    return Diagnostic.general(
        Code.FILE_TOO_LARGE,
        Severity.ERROR,
        "`" + file.path() + "` has more than " + limit + " characters");
  }

  static Diagnostic emptyFile(SourceFile file) {
    return Diagnostic.error(Code.EMPTY_FILE, new Span(file, 0, 0), "there is nothing in this file");
  }

  static Diagnostic controlCharacter(SourceFile file, int offset, int code) {
    int at = Math.min(offset, file.length());
    return Diagnostic.error(
        Code.YAML_SYNTAX,
        new Span(file, at, Math.min(at + 1, file.length())),
        String.format(Locale.ROOT, "the control character U+%04X is not allowed", code));
  }

  static Diagnostic severalDocuments(Span span) {
    return Diagnostic.error(
            Code.YAML_UNSUPPORTED, span, "a second document starts here; only one is allowed")
        .help("put each data source into a file of its own");
  }

  static Diagnostic unknownTag(Span span, String tag) {
    return Diagnostic.error(
        Code.YAML_UNSUPPORTED, span, "the tag `" + tag + "` has no meaning here");
  }

  static Diagnostic keyIsNotText(YamlNode key) {
    return Diagnostic.error(
        Code.YAML_UNSUPPORTED, key.span(), "a key must be text, not " + key.kind());
  }

  static Diagnostic unknownAnchor(Span span, String name, List<String> known) {
    Diagnostic problem =
        Diagnostic.error(
            Code.YAML_UNSUPPORTED, span, "there is no anchor `&" + name + "` before this alias");
    return Suggestions.closest(name, known)
        .map(near -> problem.help("did you mean `*" + near + "`?"))
        .orElse(problem);
  }

  static Diagnostic anchorInItself(Span span, String name, Span anchor) {
    return Diagnostic.error(
            Code.YAML_TOO_COMPLEX, span, "the anchor `&" + name + "` refers to itself")
        .related(anchor, "the anchor");
  }

  static Diagnostic tooManyValues(Span span, long limit) {
    return Diagnostic.error(
            Code.YAML_TOO_COMPLEX,
            span,
            "with its aliases written out, this file has too many values")
        .help("the limit is " + limit + " values");
  }

  static Diagnostic tooDeep(Span span, int limit) {
    return Diagnostic.error(
        Code.YAML_TOO_COMPLEX, span, "values are nested more than " + limit + " levels deep here");
  }

  static Diagnostic numberOutOfRange(Span span) {
    return Diagnostic.error(Code.NUMBER_OUT_OF_RANGE, span, "this number is out of range")
        .help("integers have 64 bits; put text that looks like a number in quotes");
  }

  static Diagnostic duplicateKey(YamlScalar again, YamlScalar first) {
    return Diagnostic.error(
            Code.DUPLICATE_KEY,
            again.span(),
            "the key `" + again.text().value() + "` is already there")
        .related(first.span(), "first here");
  }
}
