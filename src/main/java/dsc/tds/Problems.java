package dsc.tds;

import dsc.diag.Code;
import dsc.diag.Diagnostic;
import dsc.diag.Severity;
import java.util.Locale;
import java.util.regex.Pattern;
import javax.xml.stream.Location;
import javax.xml.stream.XMLStreamException;

/** The wording of every problem this package reports. Places are lines and columns of the XML. */
final class Problems {
  private static final Pattern PARSER_PREFIX = Pattern.compile("(?s)^ParseError at .*\\nMessage: ");

  private Problems() {}

  static Diagnostic notWellFormed(String path, XMLStreamException e) {
    String said = e.getMessage() == null ? "" : e.getMessage();
    String reason = PARSER_PREFIX.matcher(said).replaceFirst("").strip();
    return error(
        Code.TDS_NOT_WELL_FORMED,
        path + place(e.getLocation()) + ": not well-formed XML: " + reason);
  }

  static Diagnostic documentType(String path, Location location) {
    return error(
            Code.TDS_DOCUMENT_TYPE,
            path + place(location) + ": a document type declaration is not allowed here")
        .help("Tableau never writes one; remove the <!DOCTYPE …> and what its entities stand for");
  }

  static Diagnostic tooLarge(String path, long bytes, long limit) {
    return error(
        Code.TDS_TOO_LARGE,
        String.format(Locale.ROOT, "%s: %,d bytes, more than the %,d allowed", path, bytes, limit));
  }

  static Diagnostic tooDeepOrMany(String path, XmlLimits limits, Location location) {
    return error(
        Code.TDS_TOO_LARGE,
        String.format(
            Locale.ROOT,
            "%s%s: nested deeper than %d or more than %,d elements",
            path,
            place(location),
            limits.depth(),
            limits.elements()));
  }

  private static String place(Location location) {
    return location == null || location.getLineNumber() < 1
        ? ""
        : ":" + location.getLineNumber() + ":" + location.getColumnNumber();
  }

  private static Diagnostic error(Code code, String message) {
    return Diagnostic.general(code, Severity.ERROR, message);
  }
}
