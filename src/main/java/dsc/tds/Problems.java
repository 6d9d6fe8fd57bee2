package dsc.tds;

import dsc.diag.Code;
import dsc.diag.Diagnostic;
import dsc.diag.Severity;
import dsc.diag.Suggestions;
import dsc.model.Opaque;
import java.util.Collection;
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

  static Diagnostic passwordIgnored(String path, String connection, String attribute) {
    return Diagnostic.general(
            Code.TDS_PASSWORD_IGNORED,
            Severity.WARNING,
            path
                + ": "
                + connection
                + " holds a password in `"
                + attribute
                + "`, which dsc doesn't keep")
        .help("change the password, since the file has been shared with it");
  }

  static Diagnostic notADatasource(String path, String root) {
    return error(
        Code.TDS_NOT_A_DATASOURCE,
        path + ": <" + root + "> is neither a Tableau data source nor a workbook");
  }

  static Diagnostic datasourceNotFound(String path, String name, Collection<String> known) {
    return known.isEmpty()
        ? error(Code.TDS_DATASOURCE_NOT_FOUND, path + ": the workbook has no data source")
        : Suggestions.help(name, known).stream()
            .reduce(
                error(
                    Code.TDS_DATASOURCE_NOT_FOUND,
                    path + ": the workbook has no data source `" + name + "`"),
                Diagnostic::help,
                (a, b) -> a)
            .help("it has " + String.join(", ", known));
  }

  static Diagnostic chooseDatasource(String path, Collection<String> known) {
    return error(
            Code.TDS_DATASOURCE_NOT_FOUND,
            path + ": the workbook has " + known.size() + " data sources; say which one")
        .help("it has " + String.join(", ", known));
  }

  static Diagnostic opaquePart(String path, Opaque part) {
    return Diagnostic.general(
        Code.TDS_OPAQUE_PART,
        Severity.NOTE,
        path + ": " + part.id().name() + " is kept as it is; dsc doesn't interpret it");
  }

  static Diagnostic inconsistent(String path, String what) {
    return Diagnostic.general(Code.TDS_INCONSISTENT, Severity.WARNING, path + ": " + what);
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
